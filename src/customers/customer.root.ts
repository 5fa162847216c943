import { Resolver } from 'type-graphql';
import { RootConnection, RootList, RootOne } from '../compiler/annotation.ts';
import { Customer } from './customer.type.ts';

@Resolver()
export class CustomerRoot {
  @RootOne(() => Customer, {
    description: 'The customer with this id; null where there is none that you may see.',
  })
  customer: Customer | null;

  @RootConnection(() => Customer, {
    description:
      'The customers you may see, oldest first unless ordered otherwise: a customer’s login sees its own, an agent those assigned to it, and those whose orders it delivers between yesterday and tomorrow.',
  })
  customers: Customer[];

  @RootList(() => Customer, {
    by: ['phone'],
    description:
      'The customers with this phone, of those you may see: none, one, or several, since households share a phone.',
  })
  customerByPhone: Customer[];
}
