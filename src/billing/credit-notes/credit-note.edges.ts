import { Resolver } from 'type-graphql';
import { List, One } from '../../compiler/annotation.ts';
import { Customer } from '../../customers/customer.type.ts';
import { User } from '../../identity/users/user.type.ts';
import { Invoice } from '../invoices/invoice.type.ts';
import { CreditNote } from './credit-note.type.ts';
import { CreditNoteLine } from './credit-note-line.type.ts';

@Resolver(() => CreditNote)
export class CreditNoteEdges {
  @One(() => Customer, { description: 'Who is credited.' })
  customer: Customer;

  @One(() => Invoice, { description: 'The invoice that it takes back in part or in full.' })
  invoice: Invoice;

  @List(() => CreditNoteLine, { description: 'What it takes back, line by line.' })
  lines: CreditNoteLine[];

  @One(() => User, {
    nullable: true,
    description: 'Who issued it; null where nobody did by hand, or you may not see the user.',
  })
  issuedBy: User | null;
}
