import { prepareBilledCorrectionSteps } from '../billing/billed-corrections.query.ts';
import type { Span } from '../sample-window.ts';
import type { Step } from '../step.ts';
import { CONFIRMATION_COLUMNS, ITEM_COLUMNS } from './confirmation-columns.ts';

const CREATE_STAGE = `
CREATE TEMPORARY TABLE sample_confirmations (
  luck bigint, id uuid, order_id uuid, order_luck bigint, customer_no integer, customer_id uuid, day date, source order_source, attempt integer,
  status delivery_outcome, partial_quantity numeric, current boolean, occurred_at timestamptz, recorded_at timestamptz,
  method confirmation_method, confirmed_by_id uuid, share_link_id uuid, supersedes_id uuid,
  -- A correction of what is on a finalised bill by then.
  billed boolean
) ON COMMIT DROP`;

/** A correction is a second confirmation that supersedes the first. */
const STAGE = `
INSERT INTO sample_confirmations
WITH attempts AS MATERIALIZED (
  SELECT pg_temp.child_luck(luck, 200 + attempt) AS luck, id AS order_id, luck AS order_luck, customer_no, customer_id, day, source, attempt, partial_quantity,
         CASE attempt WHEN 1 THEN outcome ELSE corrected_outcome END AS status,
         attempt = 2 OR corrected_outcome IS NULL AS current,
         occurred_at,
         CASE attempt WHEN 1 THEN recorded_at ELSE corrected_at END AS recorded_at,
         CASE attempt WHEN 1 THEN method ELSE 'ADMIN' END AS method,
         CASE attempt WHEN 1 THEN confirmed_by_id ELSE (SELECT id FROM sample_staff WHERE role = 'ADMIN') END AS confirmed_by_id,
         CASE attempt WHEN 1 THEN share_link_id END AS share_link_id,
         CASE attempt WHEN 2 THEN pg_temp.uuid_at(recorded_at, pg_temp.child_luck(luck, 201), 'delivery') END AS supersedes_id,
         attempt = 2 AND outcome <> 'NOT_DELIVERED'
           AND pg_temp.bill_month(day, recorded_at) < date_trunc('month', pg_temp.business_day(corrected_at)) AS billed
  FROM sample_orders
  CROSS JOIN LATERAL generate_series(1, CASE WHEN outcome IS NULL THEN 0 WHEN corrected_outcome IS NULL THEN 1 ELSE 2 END) AS attempt
)
SELECT luck, pg_temp.uuid_at(recorded_at, luck, 'delivery'), order_id, order_luck, customer_no, customer_id, day, source, attempt,
       status, partial_quantity, current, occurred_at, recorded_at, method, confirmed_by_id, share_link_id, supersedes_id, billed
FROM attempts
ORDER BY customer_no, day, order_id, attempt`;

/** In order of recording, so that a correction finds the first one current. The order's status and the billing follow. */
const FIRST_AND_CORRECTION = [1, 2];

const insertInto = (table: string, condition: string) => `
INSERT INTO ${table} (${CONFIRMATION_COLUMNS})
SELECT customer_id, order_id, id, status, occurred_at, recorded_at, method, confirmed_by_id, share_link_id,
  verified_at, CASE WHEN verified_at IS NOT NULL THEN (SELECT id FROM sample_staff WHERE role = 'SUPPORT') END,
  CASE status WHEN 'NOT_DELIVERED' THEN pg_temp.choose(order_luck, 'reason',
    ARRAY['CUSTOMER_ABSENT', 'CUSTOMER_ABSENT', 'CUSTOMER_ABSENT', 'OUT_OF_STOCK', 'REFUSED', 'DAMAGED', 'ADDRESS_NOT_FOUND', 'OTHER']) END::not_delivered_reason,
  CASE WHEN status = 'NOT_DELIVERED' AND pg_temp.fraction(luck, 'note') < 0.3
       THEN pg_temp.choose(luck, 'words', ARRAY['Door locked, phone not answered', 'Lift out of order', 'Watchman did not let me in', 'Packet burst on the way']) END,
  supersedes_id,
  CASE attempt WHEN 2 THEN CASE status WHEN 'DELIVERED' THEN 'The customer found it with the watchman'
                                       WHEN 'PARTIALLY_DELIVERED' THEN 'The customer reports a packet less'
                                       ELSE 'The customer got nothing, confirmed by mistake' END END,
  CASE WHEN located THEN latitude END, CASE WHEN located THEN longitude END,
  CASE method WHEN 'SHARE_LINK' THEN '49.37.' || 128 + pg_temp.pick(luck, 'net', 32) || '.' || 1 + pg_temp.pick(luck, 'host', 250) END,
  CASE method WHEN 'SHARE_LINK' THEN 'Mozilla/5.0 (Linux; Android 14; Mobile) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36' END,
  CASE WHEN method <> 'ADMIN' THEN pg_temp.uuid_at(occurred_at, luck, 'key') END
FROM (
  SELECT confirmation.*, address.latitude, address.longitude,
         method = 'AGENT' AND address.latitude IS NOT NULL AND pg_temp.fraction(luck, 'located') < 0.6 AS located,
         CASE WHEN method = 'SHARE_LINK' AND pg_temp.fraction(luck, 'verified') < 0.7 AND pg_temp.moment(day, 68400) <= as_of
              THEN pg_temp.moment(day, 68400) END AS verified_at
  FROM sample_confirmations AS confirmation
  CROSS JOIN sample_window
  LEFT JOIN (SELECT customer_no, latitude, longitude FROM sample_addresses WHERE place = 1) AS address USING (customer_no)
  WHERE ${condition}
) AS confirmations`;

const insertItemsInto = (table: string, condition: string) => `
INSERT INTO ${table} (${ITEM_COLUMNS})
SELECT confirmation.customer_id, confirmation.order_id, item.id, confirmation.id,
       CASE WHEN status = 'DELIVERED' THEN quantity WHEN status = 'NOT_DELIVERED' THEN 0 WHEN item_no = 1 THEN partial_quantity ELSE quantity END
FROM sample_confirmations AS confirmation
JOIN sample_items AS item USING (order_id)
WHERE ${condition}`;

export function prepareDeliverySteps(): Step[] {
  return [{ label: 'Deliveries', sql: CREATE_STAGE }, ...prepareBilledCorrectionSteps()];
}

export function deliverySteps({ from, to }: Span): Step[] {
  const label = `Deliveries of ${from} to ${to}`;
  return [
    { label, sql: 'TRUNCATE sample_confirmations' },
    { label, sql: STAGE },
    { label, sql: 'ANALYZE sample_confirmations' },
    ...FIRST_AND_CORRECTION.flatMap((attempt) => [
      {
        label,
        sql: insertInto('delivery_statuses', `attempt = ${attempt} AND NOT billed`),
        fills: 'delivery_statuses',
      },
      { label, sql: insertItemsInto('delivery_items', `attempt = ${attempt} AND NOT billed`), fills: 'delivery_items' },
    ]),
    // They are inserted with the credit note, when the bills are played; here they are only counted.
    { label, sql: insertInto('sample_corrections', 'billed'), fills: 'delivery_statuses' },
    { label, sql: insertItemsInto('sample_correction_items', 'billed'), fills: 'delivery_items' },
  ];
}
