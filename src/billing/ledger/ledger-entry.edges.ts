import { Resolver } from 'type-graphql';
import { One } from '../../compiler/annotation.ts';
import { Customer } from '../../customers/customer.type.ts';
import { User } from '../../identity/users/user.type.ts';
import { CreditNote } from '../credit-notes/credit-note.type.ts';
import { Invoice } from '../invoices/invoice.type.ts';
import { Payment } from '../payments/payment.type.ts';
import { LedgerEntry } from './ledger-entry.type.ts';

@Resolver(() => LedgerEntry)
export class LedgerEntryEdges {
  @One(() => Customer, { description: 'Whose account it is.' })
  customer: Customer;

  @One(() => Invoice, {
    nullable: true,
    description: 'The invoice that was booked, withdrawn or given up on; null where the entry is about none.',
  })
  invoice: Invoice | null;

  @One(() => Payment, {
    nullable: true,
    description: 'The payment that came in, was taken back or is being paid back; null where the entry is about none.',
  })
  payment: Payment | null;

  @One(() => CreditNote, {
    nullable: true,
    description: 'The credit note that was issued; null where the entry is about none.',
  })
  creditNote: CreditNote | null;

  @One(() => User, {
    nullable: true,
    description: 'Who caused it; null where nobody did by hand, or you may not see the user.',
  })
  createdBy: User | null;
}
