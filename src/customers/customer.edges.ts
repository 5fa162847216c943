import { Resolver } from 'type-graphql';
import { List, One } from '../compiler/annotation.ts';
import { sql } from '../compiler/sql.ts';
import { User } from '../identity/users/user.type.ts';
import { Address } from './addresses/address.type.ts';
import { Area } from './areas/area.type.ts';
import { Customer } from './customer.type.ts';
import { CustomerPrice } from './prices/customer-price.type.ts';

@Resolver(() => Customer)
export class CustomerEdges {
  @One(() => User, {
    nullable: true,
    description:
      'The customer’s own login, whose `customer` is this one; null if an imported customer has none yet, or if you may not see it.',
  })
  user: User | null;

  @One(() => Area, { nullable: true, description: 'The delivery area; null if the customer is not in an area yet.' })
  area: Area | null;

  @One(() => User, {
    nullable: true,
    description:
      'The delivery agent whose round includes the customer; null if no agent is assigned, or if you may not see the agent.',
  })
  agent: User | null;

  @List(() => Address, {
    where: (address) => sql`${address('archivedAt')} IS NULL`,
    description: 'The addresses in use, the default one first. Archived addresses are left out.',
  })
  addresses: Address[];

  @List(() => CustomerPrice, {
    description:
      'The customer’s own prices, past, present and future, latest first; empty if the customer pays the ordinary prices, or if you may not see them.',
  })
  prices: CustomerPrice[];
}
