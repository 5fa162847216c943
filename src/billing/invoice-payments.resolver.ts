import { Resolver } from 'type-graphql';
import { List } from '../compiler/annotation.ts';
import { sql } from '../compiler/sql.ts';
import { Invoice } from './invoices/invoice.type.ts';
import { PaymentAllocation } from './payments/payment-allocation.type.ts';

@Resolver(() => Invoice)
export class InvoicePaymentsResolver {
  @List(() => PaymentAllocation, {
    relation: 'allocations',
    where: (allocation) => sql`${allocation('releasedAt')} IS NULL`,
    description:
      'What pays it, oldest first: their sum is `amountPaid`. Without allocations that were released because a payment was reversed or the invoice voided.',
  })
  payments: PaymentAllocation[];
}
