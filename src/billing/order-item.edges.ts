import { Resolver } from 'type-graphql';
import { One } from '../compiler/annotation.ts';
import { sql } from '../compiler/sql.ts';
import { OrderItem } from '../orders/order-item.type.ts';
import { InvoiceLine } from './invoices/invoice-line.type.ts';

@Resolver(() => OrderItem)
export class OrderItemEdges {
  @One(() => InvoiceLine, {
    nullable: true,
    on: (line, item) => sql`
      ${line('customerId')} = ${item('customerId')}
      AND ${line('orderId')} = ${item('orderId')}
      AND ${line('orderItemId')} = ${item('id')}`,
    where: (line) => sql`${line('live')}`,
    description:
      'The live line that bills it, on a DRAFT or FINALIZED invoice; null while there is none, or if you may not see bills.',
  })
  invoiceLine: InvoiceLine | null;
}
