import { Resolver } from 'type-graphql';
import { Connection } from '../compiler/annotation.ts';
import { DeliverySubscription } from '../subscriptions/subscription.type.ts';
import { Order } from './order.type.ts';

@Resolver(() => DeliverySubscription)
export class SubscriptionEdges {
  @Connection(() => Order, {
    description:
      'The orders generated from this subscription, including cancelled ones, latest delivery date first unless ordered otherwise.',
  })
  orders: Order[];
}
