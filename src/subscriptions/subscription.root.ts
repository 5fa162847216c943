import { Resolver } from 'type-graphql';
import { RootConnection, RootOne } from '../compiler/annotation.ts';
import { DeliverySubscription } from './subscription.type.ts';

@Resolver()
export class DeliverySubscriptionRoot {
  @RootOne(() => DeliverySubscription, {
    description: 'The subscription with this id; null if there is none that you may see.',
  })
  subscription: DeliverySubscription | null;

  @RootConnection(() => DeliverySubscription, {
    description: 'The subscriptions of the customers you may see.',
  })
  subscriptions: DeliverySubscription[];
}
