import type { Span } from '../sample-window.ts';
import type { Step } from '../step.ts';

/**
 * The fate of each order: cancelled, confirmed once, corrected, or still open at the sample's now. It follows from the order's
 * luck, so that later stages only write it down.
 */
const CREATE_STAGE = `
CREATE TEMPORARY TABLE sample_orders (
  luck bigint, id uuid, customer_no integer, customer_id uuid, source order_source, subscription_id uuid, day date, shift shift,
  product_no integer, quantity numeric, term_price numeric, item_count integer, place integer, created_at timestamptz,
  status order_status, cancelled_at timestamptz, cancel_reason cancel_reason,
  -- Of the first item, if the outcome is PARTIALLY_DELIVERED.
  partial_quantity numeric,
  occurred_at timestamptz, recorded_at timestamptz, outcome delivery_outcome, method confirmation_method, confirmed_by_id uuid, share_link_id uuid,
  corrected_at timestamptz, corrected_outcome delivery_outcome
) ON COMMIT DROP`;

const STAGE = `
INSERT INTO sample_orders
WITH drawn AS MATERIALIZED (
  SELECT due.*, customer.id AS customer_id, customer.agent_id, customer.agent_no, customer.area_no, customer.payer, product.unit,
         pg_temp.fraction(due.luck, 'outcome') AS fate,
         CASE WHEN plan_changed_at IS NOT NULL THEN 'PLAN_CHANGE'
              WHEN pg_temp.fraction(due.luck, 'cancel') < 0.007 THEN 'CUSTOMER_REQUEST'
              WHEN pg_temp.fraction(due.luck, 'cancel') < 0.010 THEN 'OUT_OF_STOCK'
              WHEN pg_temp.fraction(due.luck, 'cancel') < 0.0115 THEN 'OTHER' END AS cancel_reason,
         -- One stop for everything that a household gets in a run.
         pg_temp.moment(day, CASE due.shift WHEN 'MORNING' THEN 19800 + route_position * 68 ELSE 61200 + route_position * 55 END
           + pg_temp.pick(pg_temp.child_luck(customer.luck, day - '2000-01-01'), 'minute', 66)) AS occurred_at,
         CASE WHEN item_count > 1 THEN 0
              WHEN product.unit = 'LITRE' AND due.quantity > 0.5 THEN due.quantity - 0.5
              WHEN product.unit <> 'LITRE' AND due.quantity >= 2 THEN due.quantity - 1 END AS partial_quantity,
         pg_temp.fraction(due.luck, 'late') < 0.003 AS late
  FROM sample_due AS due
  JOIN sample_customers AS customer ON customer.no = due.customer_no
  JOIN sample_products AS product ON product.no = due.product_no
), cancelled AS MATERIALIZED (
  SELECT drawn.*,
         CASE cancel_reason WHEN 'PLAN_CHANGE' THEN plan_changed_at
           WHEN 'OUT_OF_STOCK' THEN pg_temp.moment(day, 16200 + pg_temp.pick(luck, 'cancelled', 3000))
           ELSE created_at + make_interval(secs => 60 + pg_temp.pick(luck, 'cancelled', 7200)) END AS cancelled_at
  FROM drawn
), confirmed AS MATERIALIZED (
  SELECT cancelled.*,
         link_id,
         CASE WHEN late THEN pg_temp.moment(day + 1, 36000 + pg_temp.pick(luck, 'lag', 9000))
              WHEN pg_temp.fraction(luck, 'offline') < 0.08 THEN occurred_at + make_interval(secs => 300 + pg_temp.pick(luck, 'lag', 5400))
              ELSE occurred_at + make_interval(secs => 2 + pg_temp.pick(luck, 'lag', 55)) END AS recorded_at,
         CASE WHEN fate < 0.962 THEN 'DELIVERED'
              WHEN fate < 0.982 THEN CASE WHEN partial_quantity IS NULL THEN 'DELIVERED' ELSE 'PARTIALLY_DELIVERED' END
              ELSE 'NOT_DELIVERED' END::delivery_outcome AS outcome
  FROM cancelled
  LEFT JOIN (SELECT id AS link_id, date, shift, area_no, agent_no FROM sample_links WHERE NOT revoked) AS link
    ON link.date = day AND link.shift = cancelled.shift
    AND (link.area_no IS NULL OR link.area_no = cancelled.area_no) AND (link.agent_no IS NULL OR link.agent_no = cancelled.agent_no)
    AND NOT late AND pg_temp.fraction(luck, 'link') < 0.8
), known AS MATERIALIZED (
  SELECT confirmed.*, set_out,
         CASE WHEN cancel_reason IS NOT NULL AND cancelled_at <= as_of THEN 'CANCELLED'
              WHEN day > last_day THEN 'OPEN'
              WHEN recorded_at <= as_of AND (day < last_day OR set_out) THEN 'CONFIRMED'
              ELSE 'OPEN' END AS state,
         -- The office makes corrections on the next day; in a new month, the bill is already finalised.
         CASE WHEN source = 'SUBSCRIPTION' AND NOT late AND link_id IS NULL
               AND pg_temp.fraction(luck, 'correction') < CASE WHEN extract(day FROM day + 1) = 1 THEN 0.012 ELSE 0.004 END
               AND (payer IN ('PROMPT', 'LATE', 'PARTIAL', 'NEVER') OR NOT extract(day FROM day + 1) = 1)
              THEN pg_temp.moment(day + 1, 39600 + pg_temp.pick(luck, 'corrected', 21600)) END AS corrected_at
  FROM confirmed
  CROSS JOIN sample_window
  JOIN (SELECT no AS agent_no, set_out FROM sample_agents) AS agent USING (agent_no)
), settled AS MATERIALIZED (
  SELECT known.*,
         CASE WHEN state <> 'CONFIRMED' OR corrected_at IS NULL OR corrected_at >= billed_until THEN NULL
              WHEN outcome <> 'DELIVERED' THEN 'DELIVERED'
              WHEN partial_quantity IS NOT NULL AND pg_temp.fraction(luck, 'corrected to') < 0.6 THEN 'PARTIALLY_DELIVERED'
              ELSE 'NOT_DELIVERED' END::delivery_outcome AS corrected_outcome
  FROM known, sample_window
)
SELECT luck, pg_temp.uuid_at(created_at, luck, 'order'), customer_no, customer_id, source, subscription_id, day, shift,
       product_no, quantity, term_price, item_count, place, created_at,
       CASE state WHEN 'CANCELLED' THEN 'CANCELLED'
                  WHEN 'CONFIRMED' THEN coalesce(corrected_outcome, outcome)::text
                  ELSE CASE WHEN day < last_day OR (day = last_day AND shift = 'MORNING' AND set_out AND as_of > billed_until)
                            THEN 'OUT_FOR_DELIVERY' ELSE 'PENDING' END END::order_status,
       CASE state WHEN 'CANCELLED' THEN cancelled_at END,
       CASE state WHEN 'CANCELLED' THEN cancel_reason END::cancel_reason,
       partial_quantity,
       occurred_at,
       recorded_at,
       CASE state WHEN 'CONFIRMED' THEN outcome END,
       CASE WHEN link_id IS NOT NULL THEN 'SHARE_LINK' WHEN late OR pg_temp.fraction(luck, 'method') < 0.015 THEN 'ADMIN' ELSE 'AGENT' END::confirmation_method,
       CASE WHEN link_id IS NOT NULL THEN NULL
            WHEN late OR pg_temp.fraction(luck, 'method') < 0.015 THEN (SELECT id FROM sample_staff WHERE role = 'ADMIN')
            ELSE agent_id END,
       link_id,
       CASE WHEN corrected_outcome IS NOT NULL THEN corrected_at END,
       corrected_outcome
FROM settled, sample_window
ORDER BY customer_no, day, shift, source, subscription_id`;

export function prepareOrderFateSteps(): Step[] {
  return [{ label: 'Orders', sql: CREATE_STAGE }];
}

export function orderFateSteps({ from, to }: Span): Step[] {
  const label = `Orders of ${from} to ${to}`;
  return [
    { label, sql: 'TRUNCATE sample_orders' },
    { label, sql: STAGE },
    { label, sql: 'ANALYZE sample_orders' },
  ];
}
