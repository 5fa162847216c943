import { Resolver } from 'type-graphql';
import { One } from '../../compiler/annotation.ts';
import { InvoiceLine } from '../invoices/invoice-line.type.ts';
import { CreditNoteLine } from './credit-note-line.type.ts';

@Resolver(() => CreditNoteLine)
export class CreditNoteLineEdges {
  @One(() => InvoiceLine, { description: 'The line that it takes back, always of the note’s own invoice.' })
  invoiceLine: InvoiceLine;
}
