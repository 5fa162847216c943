import type { Step } from '../step.ts';

/** What happens to bills and payments in one month, in order of time. Amounts as in the ledger. */
const CREATE_STAGE = `
CREATE TEMPORARY TABLE sample_events (
  at timestamptz, rank integer, kind text, customer_no integer, customer_id uuid, id uuid, amount numeric, note text, user_id uuid, period date
) ON COMMIT DROP`;

/** Bills are finalised, voided, made again and credited; payments at the door are known too. */
const STAGE = `
INSERT INTO sample_events (at, rank, kind, customer_no, customer_id, id, amount, note, user_id, period)
WITH month AS (
  SELECT pg_temp.moment($1::date, 0) AS begins, pg_temp.moment(($1::date + interval '1 month')::date, 0) AS ends,
         (SELECT id FROM sample_staff WHERE role = 'BILLING_ANALYST') AS analyst_id
  FROM sample_window
), events AS (
  SELECT invoice.created_at AS at, 0 AS rank, 'NEW EDITION' AS kind, customer_no, customer_id, id, 0 AS amount, NULL AS note, period, NULL::uuid AS user_id
  FROM sample_invoices AS invoice WHERE edition = 2
  UNION ALL
  SELECT issued_at, 1, CASE kind WHEN 'OPENING' THEN 'OPEN' ELSE 'FINALIZE' END, customer_no, customer_id, id, total, NULL, period, NULL
  FROM sample_invoices WHERE issued_at IS NOT NULL
  UNION ALL
  SELECT voided_at, 2, 'VOID', customer_no, customer_id, id, -total,
         pg_temp.choose(luck, 'void', ARRAY['Made out to the wrong name', 'Wrong GSTIN on it', 'Address was out of date']), period, analyst_id
  FROM sample_invoices, month WHERE voided_at IS NOT NULL
  UNION ALL
  SELECT issued_at, 3, 'CREDIT', customer_no, customer_id, id, -amount, NULL, NULL, NULL FROM sample_credits
  UNION ALL
  SELECT recorded_at, 4, 'CORRECT', NULL, customer_id, id, 0, NULL, NULL, NULL FROM sample_corrections
  UNION ALL
  SELECT lock_time, 7, 'LOCK', NULL, NULL, NULL, 0, NULL, ($1::date - interval '1 month')::date, analyst_id
  FROM month, sample_window, LATERAL (SELECT pg_temp.moment($1::date + 14, 64800) AS lock_time) AS middle
  WHERE lock_time <= as_of
)
SELECT at, rank, kind, customer_no, customer_id, id, amount, note, user_id, period
FROM events, month
WHERE at >= begins AND at < ends`;

/** The month's events that were staged since the last time. */
const STAGE_PAYMENTS = `
INSERT INTO sample_events (at, rank, kind, customer_no, customer_id, id, amount, note, user_id)
SELECT at, rank, kind, payment.customer_no, customer.id, payment.id, event.amount, reversal_reason, recorded_by_id
FROM sample_payments AS payment
JOIN sample_customers AS customer ON customer.no = payment.customer_no
CROSS JOIN LATERAL (
  SELECT payment.created_at AS at, 5 AS rank, 'PAY' AS kind, -payment.amount AS amount
  UNION ALL
  SELECT reversed_at, 6, 'REVERSE', payment.amount WHERE reversed_at IS NOT NULL
) AS event
WHERE payment.created_at >= pg_temp.moment($1::date, 0) AND payment.created_at < pg_temp.moment(($1::date + interval '1 month')::date, 0)
  AND NOT EXISTS (SELECT 1 FROM sample_events AS staged WHERE staged.id = payment.id)`;

/** One event after another, each with its verb's statement; triggers do the rest. */
const PLAY = `
CREATE FUNCTION pg_temp.play_events(part integer, parts integer) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  event record;
BEGIN
  FOR event IN
    SELECT *
    FROM (SELECT *, row_number() OVER (ORDER BY at, rank, id) AS place, count(*) OVER () AS events FROM sample_events) AS numbered
    WHERE place > events * (part - 1) / parts AND place <= events * part / parts
    ORDER BY place
  LOOP
    PERFORM set_config('earlybird.user_id', coalesce(event.user_id::text, ''), true);
    CASE event.kind
      WHEN 'OPEN', 'FINALIZE' THEN
        UPDATE invoices SET status = 'FINALIZED', issued_at = event.at WHERE customer_id = event.customer_id AND id = event.id;
      WHEN 'VOID' THEN
        UPDATE invoices SET status = 'VOID', voided_at = event.at, void_reason = event.note WHERE customer_id = event.customer_id AND id = event.id;
      WHEN 'NEW EDITION' THEN
        INSERT INTO invoices (customer_id, id, period, created_at) VALUES (event.customer_id, event.id, event.period, event.at);
        INSERT INTO invoice_lines (customer_id, invoice_id, id, order_id, order_item_id, delivery_status_id, date, quantity, unit_price, tax_rate, tax_inclusive, net, tax, amount)
        SELECT line.customer_id, event.id, pg_temp.uuid_at(event.at, hashtextextended(line.id::text, 0), 'line 2'), order_id, order_item_id, delivery_status_id,
               date, quantity, unit_price, tax_rate, tax_inclusive, net, line.tax, amount
        FROM invoices AS voided JOIN invoice_lines AS line ON line.customer_id = voided.customer_id AND line.invoice_id = voided.id
        WHERE voided.customer_id = event.customer_id AND voided.period = event.period AND voided.status = 'VOID';
      WHEN 'CREDIT' THEN
        INSERT INTO credit_notes (customer_id, id, invoice_id, reason, net, tax, total, issued_at, issued_by_id)
        SELECT customer_id, id, invoice_id, reason, net, tax, amount, issued_at, issued_by_id FROM sample_credits WHERE id = event.id;
        INSERT INTO credit_note_lines (customer_id, credit_note_id, id, invoice_id, invoice_line_id, quantity, net, tax, amount)
        SELECT customer_id, id, pg_temp.uuid_at(issued_at, luck, 'credit line'), invoice_id, invoice_line_id, quantity, net, tax, amount
        FROM sample_credits WHERE id = event.id;
      WHEN 'CORRECT' THEN
        PERFORM pg_temp.correct_delivery(event.id);
      WHEN 'PAY' THEN
        INSERT INTO payments (customer_id, id, amount, method, received_at, reference, note, order_id, delivery_status_id, recorded_by_id, idempotency_key, created_at)
        SELECT event.customer_id, id, amount, method, received_at, reference, note, order_id, delivery_status_id, recorded_by_id, idempotency_key, created_at
        FROM sample_payments WHERE id = event.id;
      WHEN 'REVERSE' THEN
        UPDATE payments SET status = 'REVERSED', reversed_at = event.at, reversal_reason = event.note WHERE customer_id = event.customer_id AND id = event.id;
      WHEN 'LOCK' THEN
        UPDATE billing_periods SET locked_at = event.at, locked_by_id = event.user_id WHERE period = event.period;
    END CASE;
  END LOOP;
END $$`;

const EVENTS_OF_CUSTOMERS_AT_ONCE = 2_000;

export function prepareMoneyEventSteps(): Step[] {
  const label = 'Bills';
  return [
    { label, sql: CREATE_STAGE },
    { label, sql: PLAY },
  ];
}

/** `month` by its first day, on which the bills of the month before are finalised. */
export function stageMoneyEventSteps(month: string): Step[] {
  const label = `Bills and payments of ${month.slice(0, 7)}`;
  return [
    { label, sql: 'TRUNCATE sample_events' },
    { label, sql: STAGE, values: [month] },
    { label, sql: 'ANALYZE sample_events' },
    { label, sql: STAGE_PAYMENTS, values: [month] },
    { label, sql: 'ANALYZE sample_events, sample_payments' },
  ];
}

export function playMoneyEventSteps(month: string, customers: number): Step[] {
  const label = `Bills and payments of ${month.slice(0, 7)}`;
  const parts = Math.ceil(customers / EVENTS_OF_CUSTOMERS_AT_ONCE);
  return [
    { label, sql: STAGE_PAYMENTS, values: [month] },
    {
      label,
      sql: 'ANALYZE sample_events, payments, payment_allocations, ledger_entries, document_numbers, credit_notes',
    },
    ...Array.from({ length: parts }, (_, part) => ({
      label,
      sql: 'SELECT pg_temp.play_events($1, $2)',
      values: [part + 1, parts],
    })),
  ];
}

/** Temporary functions would outlive the transaction in a pooled connection. */
export function dropMoneyEventSteps(): Step[] {
  return [{ label: 'Finishing', sql: 'DROP FUNCTION pg_temp.play_events, pg_temp.correct_delivery' }];
}
