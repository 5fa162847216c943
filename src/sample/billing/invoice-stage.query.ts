import type { Step } from '../step.ts';

/**
 * Finalised in the night after the month, one after another, but all by the sample's now, which may be that midnight; the running
 * month's are drafts. A voided one has a second edition. What customers owed when the business moved to this system is an OPENING
 * invoice of the month before.
 */
const STAGE = `
CREATE TEMPORARY TABLE sample_invoices ON COMMIT DROP AS
WITH bills AS MATERIALIZED (
  SELECT total.*, voided.kind IS NOT NULL AS is_voided,
         -- Three milliseconds for each.
         0.003 * row_number() OVER (PARTITION BY total.month ORDER BY customer_no) AS turn
  FROM sample_bill_totals AS total
  LEFT JOIN (SELECT * FROM sample_mishaps WHERE kind = 'VOID') AS voided USING (customer_no, month)
), invoices AS (
  SELECT customer_no, luck, 'PERIODIC'::invoice_kind AS kind, month AS period, 1 AS edition,
         CASE WHEN month = running_month THEN 'DRAFT' WHEN is_voided THEN 'VOID' ELSE 'FINALIZED' END::invoice_status AS status,
         CASE WHEN month = running_month THEN billed_until ELSE pg_temp.moment(issue_day, 0) END AS created_at,
         CASE WHEN month < running_month THEN least(pg_temp.moment(issue_day, turn), as_of) END AS issued_at,
         total,
         CASE WHEN is_voided THEN pg_temp.moment(issue_day + 1, 43200 + turn) END AS voided_at
  FROM bills, sample_window
  UNION ALL
  SELECT customer_no, pg_temp.child_luck(luck, 2), 'PERIODIC', month, 2, 'FINALIZED',
         pg_temp.moment(issue_day + 1, 43500 + turn), pg_temp.moment(issue_day + 1, 43500 + turn), total, NULL
  FROM bills, sample_window
  WHERE is_voided
  UNION ALL
  SELECT no, pg_temp.child_luck(luck, 5), 'OPENING', (first_day - interval '1 month')::date, 1, 'FINALIZED',
         pg_temp.moment(first_day, 0), pg_temp.moment(first_day, 0), opening, NULL
  FROM sample_customers, sample_window
  WHERE opening > 0
)
SELECT invoice.*, customer.id AS customer_id, pg_temp.uuid_at(coalesce(issued_at, invoice.created_at), invoice.luck, 'invoice') AS id
FROM invoices AS invoice
JOIN sample_customers AS customer ON customer.no = customer_no`;

export function invoiceStageSteps(): Step[] {
  const label = 'Bills';
  return [
    { label, sql: STAGE },
    { label, sql: 'ANALYZE sample_invoices' },
  ];
}
