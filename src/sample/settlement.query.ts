import type { Step } from './step.ts';

/**
 * First in, first out on both sides: laid end to end, payments and what bills ask for overlap where one pays the other.
 * A returned payment had paid what the one that replaced it pays now.
 */
const STAGE_ALLOCATIONS = `
CREATE TEMPORARY TABLE sample_allocations ON COMMIT DROP AS
WITH asked AS MATERIALIZED (
  SELECT customer_no, id, issued_at, total - credited AS amount,
         sum(total - credited) OVER (PARTITION BY customer_no ORDER BY issued_at, id) AS upto
  FROM sample_invoices
  LEFT JOIN (SELECT invoice_id AS id, sum(amount) AS credits FROM sample_credits GROUP BY invoice_id) AS noted USING (id)
  CROSS JOIN LATERAL (SELECT coalesce(credits, 0) AS credited) AS given
  WHERE status = 'FINALIZED'
), paid AS MATERIALIZED (
  SELECT customer_no, id, luck, created_at, amount,
         sum(amount) OVER (PARTITION BY customer_no ORDER BY created_at, id) AS upto
  FROM sample_payments
  WHERE reversed_at IS NULL
), matched AS MATERIALIZED (
  SELECT customer_no, payment.id AS payment_id, payment.luck, invoice.id AS invoice_id,
         least(payment.upto, invoice.upto) - greatest(payment.upto - payment.amount, invoice.upto - invoice.amount) AS amount,
         greatest(payment.created_at, issued_at) AS created_at,
         row_number() OVER (PARTITION BY payment.id ORDER BY invoice.upto) AS place
  FROM paid AS payment JOIN asked AS invoice USING (customer_no)
  WHERE payment.upto > invoice.upto - invoice.amount AND invoice.upto > payment.upto - payment.amount
)
SELECT customer_no, payment_id, pg_temp.uuid_at(created_at, luck, 'allocation ' || place) AS id, invoice_id, amount, created_at, NULL::timestamptz AS released_at
FROM matched
UNION ALL
SELECT returned.customer_no, returned.id, pg_temp.uuid_at(returned.created_at, returned.luck, 'allocation ' || place), invoice_id, matched.amount,
       returned.created_at, returned.reversed_at
FROM sample_payments AS returned JOIN matched ON matched.payment_id = returned.replaced_by_id`;

const STAGE_ACCOUNTS = `
CREATE TEMPORARY TABLE sample_accounts ON COMMIT DROP AS
SELECT customer_no, (row_number() OVER account)::integer AS seq, kind, amount, sum(amount) OVER account AS balance_after,
       invoice_id, payment_id, credit_note_id, note, at, created_by_id
FROM sample_ledger
WINDOW account AS (PARTITION BY customer_no ORDER BY at, rank, invoice_id, payment_id, credit_note_id ROWS UNBOUNDED PRECEDING)
ORDER BY customer_no, seq`;

export function settlementSteps(): Step[] {
  const label = 'Settlement';
  return [
    { label, sql: STAGE_ALLOCATIONS },
    { label, sql: STAGE_ACCOUNTS },
    { label, sql: 'ANALYZE sample_allocations, sample_accounts, sample_payments' },
  ];
}
