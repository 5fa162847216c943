import { Resolver } from 'type-graphql';
import { RootConnection, RootList, RootOne } from '../compiler/annotation.ts';
import { Customer } from './customer.type.ts';

@Resolver()
export class CustomerRoot {
  @RootOne(() => Customer, {
    description: 'The customer with this id; null if there is none that you may see.',
  })
  customer: Customer | null;

  @RootConnection(() => Customer, {
    description:
      'The customers you may see, oldest first unless ordered otherwise. A customer’s login sees its own customer; an agent sees the assigned customers, and those whose orders the agent delivers between yesterday and tomorrow.',
  })
  customers: Customer[];

  @RootList(() => Customer, {
    by: ['phone'],
    description:
      'The customers with this phone that you may see: none, one or several, since households share a phone.',
  })
  customerByPhone: Customer[];
}
