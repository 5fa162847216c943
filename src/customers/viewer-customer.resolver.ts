import { Resolver } from 'type-graphql';
import { isOwnCustomer } from '../access/own-rows.ts';
import { One } from '../compiler/annotation.ts';
import { Viewer } from '../identity/viewer.type.ts';
import { Customer } from './customer.type.ts';

@Resolver(() => Viewer)
export class ViewerCustomerResolver {
  @One(() => Customer, {
    nullable: true,
    on: (customer) => isOwnCustomer(customer('id')),
    description:
      'The customer whose login this is, with everything below it; null unless the role is CUSTOMER, and until a password that must be changed has been.',
  })
  customer: Customer | null;
}
