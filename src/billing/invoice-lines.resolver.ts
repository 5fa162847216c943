import { Resolver } from 'type-graphql';
import { Connection } from '../compiler/annotation.ts';
import { Invoice } from './invoices/invoice.type.ts';
import { InvoiceLine } from './invoices/invoice-line.type.ts';

@Resolver(() => Invoice)
export class InvoiceLinesResolver {
  @Connection(() => InvoiceLine, {
    description:
      'What it bills, by delivery date unless ordered otherwise; lines that are no longer live too, since the totals contain them. None for kind OPENING.',
  })
  lines: InvoiceLine[];
}
