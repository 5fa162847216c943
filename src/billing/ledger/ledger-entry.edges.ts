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
  @One(() => Customer, { description: 'The customer whose account it is.' })
  customer: Customer;

  @One(() => Invoice, {
    nullable: true,
    description: 'The invoice that was booked, voided or written off; null if the entry is not about one.',
  })
  invoice: Invoice | null;

  @One(() => Payment, {
    nullable: true,
    description: 'The payment that was received, reversed or refunded; null if the entry is not about one.',
  })
  payment: Payment | null;

  @One(() => CreditNote, {
    nullable: true,
    description: 'The credit note that was issued; null if the entry is not about one.',
  })
  creditNote: CreditNote | null;

  @One(() => User, {
    nullable: true,
    description: 'The user who caused the entry; null if it was not caused by hand, or if you may not see the user.',
  })
  createdBy: User | null;
}
