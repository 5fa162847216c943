import { Resolver } from 'type-graphql';
import { One } from '../compiler/annotation.ts';
import { sql } from '../compiler/sql.ts';
import { DeliveryItem } from '../deliveries/confirmations/delivery-item.type.ts';
import { InvoiceLine } from './invoices/invoice-line.type.ts';

@Resolver(() => DeliveryItem)
export class DeliveryItemEdges {
  @One(() => InvoiceLine, {
    nullable: true,
    relation: 'invoiceLines',
    where: (line) => sql`${line('live')}`,
    description:
      'The live line that bills it, on a DRAFT or FINALIZED invoice; null while there is none, or if you may not see bills.',
  })
  invoiceLine: InvoiceLine | null;
}
