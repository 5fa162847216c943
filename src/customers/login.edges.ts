import { Resolver } from 'type-graphql';
import { isOwnCustomer } from '../access/own-rows.ts';
import { One } from '../compiler/annotation.ts';
import { User } from '../identity/users/user.type.ts';
import { Viewer } from '../identity/viewer.type.ts';
import { Customer } from './customer.type.ts';

@Resolver(() => User)
export class UserLoginEdges {
  @One(() => Customer, {
    nullable: true,
    description:
      'The customer whose login this is; null unless the role is CUSTOMER, or if you may not see the customer.',
  })
  customer: Customer | null;
}

@Resolver(() => Viewer)
export class ViewerLoginEdges {
  @One(() => Customer, {
    nullable: true,
    on: (customer) => isOwnCustomer(customer('id')),
    description:
      'The customer whose login this is, with everything below it; null unless the role is CUSTOMER, and until a required password change is done.',
  })
  customer: Customer | null;
}
