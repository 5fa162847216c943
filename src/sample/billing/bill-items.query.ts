import type { Span } from '../sample-window.ts';
import type { Step } from '../step.ts';

/**
 * Every delivered item that was ever on a bill. It goes on the bill of its delivery date's month or, if that was finalised before
 * the item was recorded, on the next one. The first of two confirmations stays on the bill that was finalised between them, and
 * is credited there.
 */
const CREATE_STAGE = `
CREATE TEMPORARY TABLE sample_bill_items (
  luck bigint, customer_no integer, month date, order_id uuid, order_item_id uuid, delivery_status_id uuid, date date,
  quantity numeric, unit_price numeric, tax_rate numeric, tax_inclusive boolean, tax numeric, amount numeric,
  -- When a correction took it back from a finalised bill.
  credited_at timestamptz
) ON COMMIT DROP`;

const STAGE = `
INSERT INTO sample_bill_items
WITH delivered AS MATERIALIZED (
  SELECT pg_temp.child_luck(item.luck, attempt) AS luck, confirmation.customer_no,
         pg_temp.bill_month(day, recorded_at) AS month,
         order_id, item.id AS order_item_id, confirmation.id AS delivery_status_id, day, unit_price, tax_rate, tax_inclusive,
         CASE WHEN status = 'DELIVERED' OR item_no > 1 THEN quantity ELSE partial_quantity END AS quantity,
         CASE WHEN NOT current THEN corrected_at END AS credited_at
  FROM sample_confirmations AS confirmation
  JOIN sample_items AS item USING (order_id)
  LEFT JOIN (SELECT id AS order_id, corrected_at FROM sample_orders WHERE corrected_at IS NOT NULL) AS correction USING (order_id)
  CROSS JOIN sample_window
  WHERE status <> 'NOT_DELIVERED' AND recorded_at < billed_until
), valued AS (
  SELECT *, line_value(quantity, unit_price) AS value
  FROM delivered
  WHERE quantity > 0 AND (credited_at IS NULL OR month < date_trunc('month', pg_temp.business_day(credited_at)))
)
SELECT luck, customer_no, month, order_id, order_item_id, delivery_status_id, day, quantity, unit_price, tax_rate, tax_inclusive, tax,
       CASE WHEN tax_inclusive THEN value ELSE value + tax END,
       credited_at
FROM valued
CROSS JOIN LATERAL (
  SELECT line_tax(value, tax_rate, tax_inclusive) AS tax
) AS taxes`;

export function prepareBillItemSteps(): Step[] {
  return [{ label: 'Bills', sql: CREATE_STAGE }];
}

export function billItemSteps({ from, to }: Span): Step[] {
  return [{ label: `Deliveries of ${from} to ${to}`, sql: STAGE }];
}
