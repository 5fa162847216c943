import { type SqlFragment, sql } from '../../compiler/sql.ts';
import { deliveredAmount, deliveredTax } from './delivered-amount.query.ts';

type Visible = (model: string, alias: string) => SqlFragment;

/** The delivered items that `generateInvoices` would take for a period, given by its first day: BILLABLE up to its end. */
export const billableItems = (period: SqlFragment, visible: Visible): SqlFragment => sql`
  SELECT confirmation.customer_id, confirmation.order_id, ordered.id AS order_item_id, ordered.product_id,
         done.delivery_date AS date, delivered.delivered_quantity AS quantity, ordered.unit_price, ordered.tax_rate,
         ${deliveredTax('delivered', 'ordered')} AS tax, ${deliveredAmount('delivered', 'ordered')} AS amount
  FROM delivery_statuses AS confirmation
  JOIN orders AS done ON done.customer_id = confirmation.customer_id AND done.id = confirmation.order_id
  JOIN delivery_items AS delivered
    ON delivered.customer_id = confirmation.customer_id AND delivered.order_id = confirmation.order_id
    AND delivered.delivery_status_id = confirmation.id AND delivered.delivered_quantity > 0
  JOIN order_items AS ordered
    ON ordered.customer_id = delivered.customer_id AND ordered.order_id = delivered.order_id
    AND ordered.id = delivered.order_item_id
  WHERE confirmation.billing = 'BILLABLE' AND confirmation.current
    -- Of an order with several items, one may have been credited in full and the others not.
    AND NOT EXISTS (
      SELECT 1 FROM invoice_lines AS line
      WHERE line.customer_id = ordered.customer_id AND line.order_id = ordered.order_id AND line.order_item_id = ordered.id AND line.live)
    AND done.delivery_date < ${period} + interval '1 month' AND ${visible('Order', 'done')}`;
