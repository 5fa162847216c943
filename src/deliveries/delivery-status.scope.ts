import { childScope } from '../access/child-scope.ts';
import { orderScope } from '../orders/order.scope.ts';

export const deliveryStatusScope = childScope('DeliveryStatus', 'order', orderScope);
