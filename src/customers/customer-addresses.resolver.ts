import { Resolver } from 'type-graphql';
import { List } from '../compiler/annotation.ts';
import { sql } from '../compiler/sql.ts';
import { Address } from './addresses/address.type.ts';
import { Customer } from './customer.type.ts';

@Resolver(() => Customer)
export class CustomerAddressesResolver {
  @List(() => Address, {
    where: (address) => sql`${address('archivedAt')} IS NULL`,
    description: 'The addresses in use, the default one first. Archived ones are left out.',
  })
  addresses: Address[];
}
