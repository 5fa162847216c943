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
  @One(() => Customer, { description: 'The customer who paid.' })
  customer: Customer;

  @One(() => DeliveryStatus, {
    nullable: true,
    relation: 'deliveryStatus',
    description: 'For cash at the door, the confirmation it was collected with; null for every other payment.',
  })
  delivery: DeliveryStatus | null;

  @List(() => PaymentAllocation, {
    where: (allocation) => sql`${allocation('releasedAt')} IS NULL`,
    description:
      'The allocations to invoices, oldest first. Excludes allocations released because an invoice was voided or the payment was reversed.',
  })
  allocations: PaymentAllocation[];

  @One(() => LedgerEntry, {
    nullable: true,
    relation: 'ledgerEntries',
    where: (entry) => sql`${entry('kind')} = 'PAYMENT_REVERSAL'`,
    description:
      'The ledger entry that reversed it; null unless the status is REVERSED, or if the payment is historical.',
  })
  reversal: LedgerEntry | null;

  @One(() => User, {
    nullable: true,
    description: 'The user who recorded it; null if it was imported, or if you may not see the user.',
  })
  recordedBy: User | null;
}
