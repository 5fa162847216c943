import { Resolver } from 'type-graphql';
import { One } from '../compiler/annotation.ts';
import { CreditNote } from './credit-notes/credit-note.type.ts';
import { Invoice } from './invoices/invoice.type.ts';

@Resolver(() => CreditNote)
export class CreditNoteInvoiceResolver {
  @One(() => Invoice, { description: 'The invoice that it takes back in part or in full.' })
  invoice: Invoice;
}
