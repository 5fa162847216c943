import { childScope } from '../access/child-scope.ts';
import { orderScope } from './order.scope.ts';

export const orderItemScope = childScope('OrderItem', 'order', orderScope);
