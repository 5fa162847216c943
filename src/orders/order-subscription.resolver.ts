import { Resolver } from 'type-graphql';
import { One } from '../compiler/annotation.ts';
import { DeliverySubscription } from '../subscriptions/subscription.type.ts';
import { Order } from './order.type.ts';

@Resolver(() => Order)
export class OrderSubscriptionResolver {
  @One(() => DeliverySubscription, {
    nullable: true,
    description: 'The subscription it was made from, always of the same customer; null for source ONE_TIME.',
  })
  subscription: DeliverySubscription | null;
}
