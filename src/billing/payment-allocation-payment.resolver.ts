import { Resolver } from 'type-graphql';
import { One } from '../compiler/annotation.ts';
import { Payment } from './payments/payment.type.ts';
import { PaymentAllocation } from './payments/payment-allocation.type.ts';

@Resolver(() => PaymentAllocation)
export class PaymentAllocationPaymentResolver {
  @One(() => Payment, { description: 'What pays.' })
  payment: Payment;
}
