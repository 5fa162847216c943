import { Resolver } from 'type-graphql';
import { One } from '../compiler/annotation.ts';
import { Customer } from '../customers/customer.type.ts';
import { DeliverySubscription } from './subscription.type.ts';

@Resolver(() => DeliverySubscription)
export class DeliverySubscriptionCustomerResolver {
  @One(() => Customer, { description: 'Whose subscription it is.' })
  customer: Customer;
}
