import { Resolver } from 'type-graphql';
import { List } from '../compiler/annotation.ts';
import { sql } from '../compiler/sql.ts';
import { Order } from '../orders/order.type.ts';
import { InvoiceLine } from './invoices/invoice-line.type.ts';

@Resolver(() => Order)
export class OrderInvoiceLinesResolver {
  @List(() => InvoiceLine, {
    on: (line, order) => sql`${line('customerId')} = ${order('customerId')} AND ${line('orderId')} = ${order('id')}`,
    where: (line) => sql`${line('live')}`,
    description:
      'The live lines that bill it, on invoices that are DRAFT or FINALIZED: at most one for each item. Empty for marketing and delivery agents.',
  })
  invoiceLines: InvoiceLine[];
}
