import { Resolver } from 'type-graphql';
import { List, One } from '../../compiler/annotation.ts';
import { Customer } from '../../customers/customer.type.ts';
import { User } from '../../identity/users/user.type.ts';
import { Invoice } from '../invoices/invoice.type.ts';
import { CreditNote } from './credit-note.type.ts';
import { CreditNoteLine } from './credit-note-line.type.ts';

@Resolver(() => CreditNote)
export class CreditNoteEdges {
  @One(() => Customer, { description: 'The customer who is credited.' })
  customer: Customer;

  @One(() => Invoice, { description: 'The invoice that it credits in part or in full.' })
  invoice: Invoice;

  @List(() => CreditNoteLine, { description: 'The credited lines.' })
  lines: CreditNoteLine[];

  @One(() => User, {
    nullable: true,
    description: 'The user who issued it; null if it was not issued by hand, or if you may not see the user.',
  })
  issuedBy: User | null;
}
