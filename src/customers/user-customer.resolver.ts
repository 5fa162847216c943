import { Resolver } from 'type-graphql';
import { One } from '../compiler/annotation.ts';
import { User } from '../identity/users/user.type.ts';
import { Customer } from './customer.type.ts';

@Resolver(() => User)
export class UserCustomerResolver {
  @One(() => Customer, {
    nullable: true,
    description:
      'The customer whose login this is; null unless the role is CUSTOMER, or where you may not see the customer.',
  })
  customer: Customer | null;
}
