import { Resolver } from 'type-graphql';
import { One } from '../compiler/annotation.ts';
import { Invoice } from './invoices/invoice.type.ts';
import { PaymentAllocation } from './payments/payment-allocation.type.ts';

@Resolver(() => PaymentAllocation)
export class PaymentAllocationInvoiceResolver {
  @One(() => Invoice, { description: 'What is paid.' })
  invoice: Invoice;
}
