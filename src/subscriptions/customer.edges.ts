import { Resolver } from 'type-graphql';
import { Connection } from '../compiler/annotation.ts';
import { Customer } from '../customers/customer.type.ts';
import { DeliverySubscription } from './subscription.type.ts';

@Resolver(() => Customer)
export class CustomerEdges {
  @Connection(() => DeliverySubscription, { description: 'The customer’s subscriptions, including stopped ones.' })
  subscriptions: DeliverySubscription[];
}
