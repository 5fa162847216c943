import { Resolver } from 'type-graphql';
import { List } from '../compiler/annotation.ts';
import { SubscriptionPause } from './plan/subscription-pause.type.ts';
import { SubscriptionTerm } from './plan/subscription-term.type.ts';
import { DeliverySubscription } from './subscription.type.ts';

@Resolver(() => DeliverySubscription)
export class DeliverySubscriptionPlanResolver {
  @List(() => SubscriptionTerm, {
    description: 'The dated plans, past, present and future, oldest first; never empty.',
  })
  terms: SubscriptionTerm[];

  @List(() => SubscriptionPause, { description: 'The pauses, past, present and future, oldest first.' })
  pauses: SubscriptionPause[];
}
