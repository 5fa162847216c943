import { Resolver } from 'type-graphql';
import { One } from '../compiler/annotation.ts';
import { Invoice } from './invoices/invoice.type.ts';
import { InvoiceLine } from './invoices/invoice-line.type.ts';

@Resolver(() => InvoiceLine)
export class InvoiceLineInvoiceResolver {
  @One(() => Invoice, { description: 'The bill that it is on.' })
  invoice: Invoice;
}
