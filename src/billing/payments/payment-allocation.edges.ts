import { Resolver } from 'type-graphql';
import { One } from '../../compiler/annotation.ts';
import { Invoice } from '../invoices/invoice.type.ts';
import { Payment } from './payment.type.ts';
import { PaymentAllocation } from './payment-allocation.type.ts';

@Resolver(() => PaymentAllocation)
export class PaymentAllocationEdges {
  @One(() => Invoice, { description: 'The invoice that is paid.' })
  invoice: Invoice;

  @One(() => Payment, { description: 'The payment that pays.' })
  payment: Payment;
}
