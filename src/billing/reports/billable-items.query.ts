import { type SqlFragment, sql } from '../../compiler/sql.ts';

type Visible = (model: string, alias: string) => SqlFragment;

/**
 * The items that `generateInvoices` bills for a month, given by its first day: those of the view `billable_items` delivered in it
 * or before, except what is billed only on demand. A delivery recorded after its month was billed goes on the next bill, with its
 * own date. `billing = 'BILLABLE'` would mean the same, but PostgreSQL would treat it and the view's own condition as
 * independent, and expect a two hundredth of the rows.
 */
export const billableItems = (period: SqlFragment, visible: Visible): SqlFragment => sql`
  SELECT item.customer_id, item.order_id, item.order_item_id, item.product_id, item.delivery_date AS date, item.quantity,
         item.unit_price, item.tax_rate, item.tax, item.amount
  FROM billable_items AS item
  WHERE item.billing <> 'RECOVERABLE' AND item.delivery_date < ${period} + interval '1 month' AND ${visible('Order', 'item')}`;
