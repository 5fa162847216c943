import { Resolver } from 'type-graphql';
import { One } from '../compiler/annotation.ts';
import { Payment } from './payment.type.ts';
import { PaymentAllocation } from './payment-allocation.type.ts';

@Resolver(() => PaymentAllocation)
export class PaymentAllocationPaymentResolver {
  @One(() => Payment, { description: 'What pays.' })
  payment: Payment;
}
