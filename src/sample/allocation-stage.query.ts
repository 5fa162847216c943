import type { Step } from './step.ts';

/**
 * First in, first out on both sides: laid end to end, payments and what bills ask for overlap where one pays the other.
 * A returned payment had paid what the one that replaced it pays now.
 */
const STAGE = `
CREATE TEMPORARY TABLE sample_allocations ON COMMIT DROP AS
WITH asked AS MATERIALIZED (
  SELECT customer_no, id, issued_at, amount, sum(amount) OVER (PARTITION BY customer_no ORDER BY issued_at, id) AS upto
  FROM sample_invoices
  LEFT JOIN (SELECT invoice_id AS id, sum(amount) AS credited FROM sample_credits GROUP BY invoice_id) AS credit USING (id)
  CROSS JOIN LATERAL (SELECT total - coalesce(credited, 0) AS amount) AS payable
  WHERE status = 'FINALIZED'
), paid AS MATERIALIZED (
  SELECT customer_no, id, luck, created_at, amount, sum(amount) OVER (PARTITION BY customer_no ORDER BY created_at, id) AS upto
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

export function allocationStageSteps(): Step[] {
  const label = 'Allocations';
  return [
    { label, sql: STAGE },
    { label, sql: 'ANALYZE sample_allocations, sample_payments' },
  ];
}
