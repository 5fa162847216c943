import { Resolver } from 'type-graphql';
import { Product } from '../catalogue/products/product.type.ts';
import { One } from '../compiler/annotation.ts';
import { sql } from '../compiler/sql.ts';
import { InvoiceLine } from './invoices/invoice-line.type.ts';

@Resolver(() => InvoiceLine)
export class InvoiceLineProductResolver {
  @One(() => Product, {
    on: (product, line) => sql`
      ${product('id')} = (
        SELECT billed_item.product_id
        FROM order_items AS billed_item
        WHERE billed_item.customer_id = ${line('customerId')}
          AND billed_item.order_id = ${line('orderId')}
          AND billed_item.id = ${line('orderItemId')}
      )`,
    description: 'What was delivered.',
  })
  product: Product;
}
