import { Resolver } from 'type-graphql';
import { List } from '../compiler/annotation.ts';
import { CreditNote } from './credit-notes/credit-note.type.ts';
import { Invoice } from './invoices/invoice.type.ts';

@Resolver(() => Invoice)
export class InvoiceCreditNotesResolver {
  @List(() => CreditNote, { description: 'What was taken back of it, oldest first.' })
  creditNotes: CreditNote[];
}
