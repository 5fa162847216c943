import { Resolver } from 'type-graphql';
import { Product } from '../../catalogue/products/product.type.ts';
import { One } from '../../compiler/annotation.ts';
import { sql } from '../../compiler/sql.ts';
import { DeliveryItem } from '../../deliveries/confirmations/delivery-item.type.ts';
import { Order } from '../../orders/order.type.ts';
import { Invoice } from './invoice.type.ts';
import { InvoiceLine } from './invoice-line.type.ts';

@Resolver(() => InvoiceLine)
export class InvoiceLineEdges {
  @One(() => Invoice, { description: 'The invoice that contains the line.' })
  invoice: Invoice;

  @One(() => Order, {
    on: (order, line) => sql`${order('customerId')} = ${line('customerId')} AND ${order('id')} = ${line('orderId')}`,
    description: 'The delivered order, always of the same customer.',
  })
  order: Order;

  @One(() => Product, {
    on: (product, line) => sql`
      ${product('id')} = (
        SELECT billed_item.product_id
        FROM order_items AS billed_item
        WHERE billed_item.customer_id = ${line('customerId')}
          AND billed_item.order_id = ${line('orderId')}
          AND billed_item.id = ${line('orderItemId')}
      )`,
    description: 'The product that was delivered.',
  })
  product: Product;

  @One(() => DeliveryItem, { description: 'The confirmed delivery that it bills.' })
  deliveryItem: DeliveryItem;
}
