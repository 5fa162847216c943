import { Resolver } from 'type-graphql';
import { List } from '../compiler/annotation.ts';
import { ComputedField } from '../compiler/computed-field.ts';
import { sql } from '../compiler/sql.ts';
import { Order } from '../orders/order.type.ts';
import { InvoiceLine } from './invoices/invoice-line.type.ts';

@Resolver(() => Order)
export class OrderEdges {
  @ComputedField(() => Boolean, {
    sql: (order) => sql`
      EXISTS (
        SELECT 1
        FROM invoice_lines AS live_line
        WHERE live_line.customer_id = ${order('customerId')} AND live_line.order_id = ${order('id')} AND live_line.live
      )`,
    description: 'Whether any of its items is on a line of a DRAFT or FINALIZED invoice and not credited in full.',
  })
  billed: boolean;

  @List(() => InvoiceLine, {
    on: (line, order) => sql`${line('customerId')} = ${order('customerId')} AND ${line('orderId')} = ${order('id')}`,
    where: (line) => sql`${line('live')}`,
    description:
      'The live lines that bill it, on DRAFT or FINALIZED invoices: at most one for each item. Empty for marketing and delivery agents.',
  })
  invoiceLines: InvoiceLine[];
}
