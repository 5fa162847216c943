import { Resolver } from 'type-graphql';
import { List, One } from '../../compiler/annotation.ts';
import { sql } from '../../compiler/sql.ts';
import { Customer } from '../../customers/customer.type.ts';
import { DeliveryStatus } from '../../deliveries/confirmations/delivery-status.type.ts';
import { User } from '../../identity/users/user.type.ts';
import { LedgerEntry } from '../ledger/ledger-entry.type.ts';
import { Payment } from './payment.type.ts';
import { PaymentAllocation } from './payment-allocation.type.ts';

@Resolver(() => Payment)
export class PaymentEdges {
  @One(() => Customer, { description: 'Who paid.' })
  customer: Customer;

  @One(() => DeliveryStatus, {
    nullable: true,
    relation: 'deliveryStatus',
    description: 'Cash at the door: the confirmation with which it was taken; null for every other payment.',
  })
  delivery: DeliveryStatus | null;

  @List(() => PaymentAllocation, {
    where: (allocation) => sql`${allocation('releasedAt')} IS NULL`,
    description:
      'What it pays, oldest first; without allocations that were released because an invoice was voided or the payment reversed.',
  })
  allocations: PaymentAllocation[];

  @One(() => LedgerEntry, {
    nullable: true,
    relation: 'ledgerEntries',
    where: (entry) => sql`${entry('kind')} = 'PAYMENT_REVERSAL'`,
    description:
      'The booking that took it back; null unless the status is REVERSED, or where the payment is historical.',
  })
  reversal: LedgerEntry | null;

  @One(() => User, {
    nullable: true,
    description: 'Who recorded it; null where it was imported, or you may not see the user.',
  })
  recordedBy: User | null;
}
