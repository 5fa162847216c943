import type { Feature } from '../compiler/feature.ts';
import { CustomerEdges } from './customer.edges.ts';
import { subscriptionDayScope } from './plan/subscription-day.scope.ts';
import { subscriptionPauseScope } from './plan/subscription-pause.scope.ts';
import { subscriptionTermScope } from './plan/subscription-term.scope.ts';
import { SubscriptionEdges } from './subscription.edges.ts';
import { DeliverySubscriptionRoot } from './subscription.root.ts';
import { subscriptionScope } from './subscription.scope.ts';
import { forgetSubscriptions } from './subscriptions.forget.ts';

/** What subscriptions adds to the graph. */
export const subscriptionsFeature: Feature = {
  resolvers: [CustomerEdges, SubscriptionEdges, DeliverySubscriptionRoot],
  scopes: [subscriptionDayScope, subscriptionPauseScope, subscriptionTermScope, subscriptionScope],
  forget: forgetSubscriptions,
};
