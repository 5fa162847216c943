import { Resolver } from 'type-graphql';
import { RootOne } from '../../compiler/annotation.ts';
import { InvoiceLine } from './invoice-line.type.ts';

@Resolver()
export class InvoiceLineRoot {
  @RootOne(() => InvoiceLine, { description: 'The invoice line with this id; null if there is none that you may see.' })
  invoiceLine: InvoiceLine | null;
}
