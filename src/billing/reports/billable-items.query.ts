import { type SqlFragment, sql } from '../../compiler/sql.ts';

type Visible = (model: string, alias: string) => SqlFragment;

/**
 * The items that `generateInvoices` bills for a month, given by its first day: those of the view `billable_items` that are
 * delivered in it or before. A delivery that was recorded after its month was billed goes on the next bill, with its own date.
 */
export const billableItems = (period: SqlFragment, visible: Visible): SqlFragment => sql`
  SELECT item.customer_id, item.order_id, item.order_item_id, item.product_id, item.delivery_date AS date, item.quantity,
         item.unit_price, item.tax_rate, item.tax, item.amount
  FROM billable_items AS item
  WHERE item.billing = 'BILLABLE' AND item.delivery_date < ${period} + interval '1 month' AND ${visible('Order', 'item')}`;
