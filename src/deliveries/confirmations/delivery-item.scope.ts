import { childScope } from '../../access/child-scope.ts';
import { deliveryStatusScope } from './delivery-status.scope.ts';

export const deliveryItemScope = childScope('DeliveryItem', 'deliveryStatus', deliveryStatusScope);
