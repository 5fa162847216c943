import type { Span } from '../sample-window.ts';
import type { Step } from '../step.ts';

/** Some pay for one-time orders in cash at the door; this is recorded with the delivery. */
const STAGE = `
INSERT INTO sample_payments (luck, customer_no, id, amount, method, created_at, received_at, order_id, delivery_status_id, recorded_by_id, idempotency_key)
SELECT confirmation.luck, confirmation.customer_no, pg_temp.uuid_at(recorded_at, confirmation.luck, 'payment'),
       sum(line_value(CASE WHEN confirmation.status = 'DELIVERED' OR item_no > 1 THEN quantity ELSE partial_quantity END, unit_price)),
       'CASH', recorded_at, recorded_at, confirmation.order_id, confirmation.id, confirmed_by_id, pg_temp.uuid_at(recorded_at, confirmation.luck, 'payment key')
FROM sample_confirmations AS confirmation
JOIN sample_items AS item USING (order_id)
JOIN sample_customers AS customer ON customer.no = confirmation.customer_no
WHERE payer = 'AT_THE_DOOR' AND source = 'ONE_TIME' AND confirmation.status <> 'NOT_DELIVERED' AND method = 'AGENT'
GROUP BY confirmation.luck, confirmation.customer_no, confirmation.id, confirmation.order_id, recorded_at, confirmed_by_id
HAVING sum(CASE WHEN confirmation.status = 'DELIVERED' OR item_no > 1 THEN quantity ELSE partial_quantity END) > 0`;

export function doorCashSteps({ from, to }: Span): Step[] {
  return [{ label: `Cash at the doors of ${from} to ${to}`, sql: STAGE }];
}
