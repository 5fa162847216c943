import { childScope } from '../../access/child-scope.ts';
import { subscriptionScope } from '../subscription.scope.ts';

export const subscriptionPauseScope = childScope('SubscriptionPause', 'subscription', subscriptionScope);
