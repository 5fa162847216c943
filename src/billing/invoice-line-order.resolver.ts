import { Resolver } from 'type-graphql';
import { One } from '../compiler/annotation.ts';
import { sql } from '../compiler/sql.ts';
import { Order } from '../orders/order.type.ts';
import { InvoiceLine } from './invoices/invoice-line.type.ts';

@Resolver(() => InvoiceLine)
export class InvoiceLineOrderResolver {
  @One(() => Order, {
    on: (order, line) => sql`${order('customerId')} = ${line('customerId')} AND ${order('id')} = ${line('orderId')}`,
    description: 'The order that was delivered, always of the same customer.',
  })
  order: Order;
}
