import { Resolver } from 'type-graphql';
import { One } from '../compiler/annotation.ts';
import { sql } from '../compiler/sql.ts';
import { LedgerEntry } from './ledger/ledger-entry.type.ts';
import { Payment } from './payments/payment.type.ts';

@Resolver(() => Payment)
export class PaymentReversalResolver {
  @One(() => LedgerEntry, {
    nullable: true,
    relation: 'ledgerEntries',
    where: (entry) => sql`${entry('kind')} = 'PAYMENT_REVERSAL'`,
    description:
      'The booking that took it back; null unless the status is REVERSED, or where the payment is historical.',
  })
  reversal: LedgerEntry | null;
}
