import { childScope } from '../../access/child-scope.ts';
import { paymentScope } from './payment.scope.ts';

export const paymentAllocationScope = childScope('PaymentAllocation', 'payment', paymentScope);
