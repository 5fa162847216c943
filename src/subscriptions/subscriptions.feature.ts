import type { Feature } from '../compiler/feature.ts';
import { CustomerSubscriptionsResolver } from './customer-subscriptions.resolver.ts';
import { DeliverySubscriptionResolver } from './delivery-subscription.resolver.ts';
import { DeliverySubscriptionCustomerResolver } from './delivery-subscription-customer.resolver.ts';
import { DeliverySubscriptionDaysResolver } from './delivery-subscription-days.resolver.ts';
import { DeliverySubscriptionPlanResolver } from './delivery-subscription-plan.resolver.ts';
import { DeliverySubscriptionProductResolver } from './delivery-subscription-product.resolver.ts';
import { subscriptionScope } from './subscription.scope.ts';
import { subscriptionDayScope } from './subscription-day.scope.ts';
import { subscriptionPauseScope } from './subscription-pause.scope.ts';
import { subscriptionTermScope } from './subscription-term.scope.ts';

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
