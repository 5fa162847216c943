import { Resolver } from 'type-graphql';
import { One } from '../../compiler/annotation.ts';
import { InvoiceLine } from '../invoices/invoice-line.type.ts';
import { CreditNoteLine } from './credit-note-line.type.ts';

@Resolver(() => CreditNoteLine)
export class CreditNoteLineEdges {
  @One(() => InvoiceLine, { description: 'The invoice line that it credits, always of the note’s own invoice.' })
  invoiceLine: InvoiceLine;
}
