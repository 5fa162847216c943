import { childScope } from '../../access/child-scope.ts';
import { subscriptionScope } from '../subscription.scope.ts';

export const subscriptionDayScope = childScope('SubscriptionDay', 'subscription', subscriptionScope);
