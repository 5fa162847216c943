import type { Feature } from '../compiler/feature.ts';
import { CustomerSubscriptionsResolver } from './customer-subscriptions.resolver.ts';
import { DeliverySubscriptionCustomerResolver } from './delivery-subscription-customer.resolver.ts';
import { DeliverySubscriptionDaysResolver } from './delivery-subscription-days.resolver.ts';
import { DeliverySubscriptionPlanResolver } from './delivery-subscription-plan.resolver.ts';
import { DeliverySubscriptionProductResolver } from './delivery-subscription-product.resolver.ts';
import { subscriptionDayScope } from './plan/subscription-day.scope.ts';
import { subscriptionPauseScope } from './plan/subscription-pause.scope.ts';
import { subscriptionTermScope } from './plan/subscription-term.scope.ts';
import { DeliverySubscriptionResolver } from './subscription.root.ts';
import { subscriptionScope } from './subscription.scope.ts';

/** What subscriptions adds to the graph. */
export const subscriptionsFeature: Feature = {
  resolvers: [
    CustomerSubscriptionsResolver,
    DeliverySubscriptionCustomerResolver,
    DeliverySubscriptionDaysResolver,
    DeliverySubscriptionPlanResolver,
    DeliverySubscriptionProductResolver,
    DeliverySubscriptionResolver,
  ],
  scopes: [subscriptionDayScope, subscriptionPauseScope, subscriptionTermScope, subscriptionScope],
};
