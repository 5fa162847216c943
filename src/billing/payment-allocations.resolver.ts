import { Resolver } from 'type-graphql';
import { List } from '../compiler/annotation.ts';
import { sql } from '../compiler/sql.ts';
import { Payment } from './payments/payment.type.ts';
import { PaymentAllocation } from './payments/payment-allocation.type.ts';

@Resolver(() => Payment)
export class PaymentAllocationsResolver {
  @List(() => PaymentAllocation, {
    where: (allocation) => sql`${allocation('releasedAt')} IS NULL`,
    description:
      'What it pays, oldest first; without allocations that were released because an invoice was voided or the payment reversed.',
  })
  allocations: PaymentAllocation[];
}
