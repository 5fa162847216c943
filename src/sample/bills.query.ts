import type { Step } from './step.ts';

const STAGE_TOTALS = `
CREATE TEMPORARY TABLE sample_bill_totals ON COMMIT DROP AS
SELECT customer_no, month, customer.luck AS customer_luck, payer,
       pg_temp.child_luck(pg_temp.child_luck(customer.luck, month - '2000-01-01'), 4) AS luck,
       (month + interval '1 month')::date AS issue_day,
       sum(amount - tax) AS subtotal, sum(tax) AS tax, sum(amount) AS total,
       bool_or(credited_at IS NOT NULL) AS corrected,
       bool_or(credited_at IS NULL AND quantity >= 2) AS has_pairs
FROM sample_bill_items AS item
JOIN sample_customers AS customer ON customer.no = item.customer_no
GROUP BY customer_no, month, customer.luck, payer`;

/**
 * What went wrong with some bills: in every month at least one was voided and made anew the day after it was issued,
 * and at least one customer was credited a packet. Only where nothing can have been paid on them by then.
 */
const STAGE_MISHAPS = `
CREATE TEMPORARY TABLE sample_mishaps ON COMMIT DROP AS
WITH voided AS MATERIALIZED (
  SELECT customer_no, month
  FROM (
    SELECT *, row_number() OVER (PARTITION BY month ORDER BY luck) AS place
    FROM sample_bill_totals, sample_window
    WHERE payer IN ('PROMPT', 'LATE') AND NOT corrected AND pg_temp.moment(issue_day + 1, 43800) <= as_of
  ) AS candidate
  WHERE place = 1 OR pg_temp.fraction(luck, 'void') < 0.002
), complaints AS (
  SELECT customer_no, month
  FROM (
    SELECT *, row_number() OVER (PARTITION BY month ORDER BY luck DESC) AS place
    FROM sample_bill_totals, sample_window
    WHERE payer IN ('PROMPT', 'LATE', 'PARTIAL', 'NEVER') AND customer_no > 1 AND pg_temp.moment(issue_day + 2, 50000) <= as_of
      AND (customer_no, month) NOT IN (SELECT customer_no, month FROM voided)
      AND has_pairs
  ) AS candidate
  WHERE place = 1 OR pg_temp.fraction(luck, 'complaint') < 0.012
)
SELECT customer_no, month, 'VOID' AS kind FROM voided
UNION ALL
SELECT customer_no, month, 'COMPLAINT' FROM complaints`;

/** Finalised in the night after the month, one after the other; the running month's bills are drafts. */
const STAGE_INVOICES = `
CREATE TEMPORARY TABLE sample_invoices ON COMMIT DROP AS
WITH bills AS MATERIALIZED (
  SELECT total.*, voided.kind IS NOT NULL AS is_voided,
         row_number() OVER (PARTITION BY total.month ORDER BY customer_no) AS place
  FROM sample_bill_totals AS total
  LEFT JOIN (SELECT * FROM sample_mishaps WHERE kind = 'VOID') AS voided USING (customer_no, month)
), invoices AS (
  SELECT customer_no, luck, 'PERIODIC'::invoice_kind AS kind, month AS period, 1 AS edition,
         CASE WHEN month = running_month THEN 'DRAFT' WHEN is_voided THEN 'VOID' ELSE 'FINALIZED' END::invoice_status AS status,
         CASE WHEN month = running_month THEN billed_until ELSE pg_temp.moment(issue_day, 0) END AS created_at,
         CASE WHEN month < running_month THEN pg_temp.moment(issue_day, place * 0.003) END AS issued_at,
         CASE WHEN month < running_month THEN issue_day - 1 + credit_days END AS due_date,
         subtotal, tax, total,
         CASE WHEN is_voided THEN pg_temp.moment(issue_day + 1, 43200 + place * 0.003) END AS voided_at
  FROM bills, sample_window
  UNION ALL
  SELECT customer_no, pg_temp.child_luck(luck, 2), 'PERIODIC', month, 2, 'FINALIZED',
         pg_temp.moment(issue_day + 1, 43500 + place * 0.003), pg_temp.moment(issue_day + 1, 43500 + place * 0.003), issue_day - 1 + credit_days,
         subtotal, tax, total, NULL
  FROM bills, sample_window
  WHERE is_voided
  UNION ALL
  SELECT no, pg_temp.child_luck(luck, 5), 'OPENING', (first_day - interval '1 month')::date, 1, 'FINALIZED',
         pg_temp.moment(first_day, 0), pg_temp.moment(first_day, 0), first_day - 1 + credit_days,
         opening, 0, opening, NULL
  FROM sample_customers, sample_window
  WHERE opening > 0
)
SELECT invoices.*, customer.id AS customer_id, pg_temp.uuid_at(coalesce(issued_at, invoices.created_at), invoices.luck, 'invoice') AS id
FROM invoices
JOIN sample_customers AS customer ON customer.no = customer_no`;

/** One line each: the whole of a line that a correction took back, or one packet of a line that the customer complained about. */
const STAGE_CREDITS = `
CREATE TEMPORARY TABLE sample_credits ON COMMIT DROP AS
WITH complaints AS (
  SELECT DISTINCT ON (customer_no, month) item.*
  FROM sample_mishaps JOIN sample_bill_items AS item USING (customer_no, month)
  WHERE kind = 'COMPLAINT' AND quantity >= 2 AND credited_at IS NULL
  ORDER BY customer_no, month, item.luck
), credits AS (
  SELECT luck, customer_no, month, order_item_id, quantity, amount - tax AS net, tax, amount, true AS in_full, credited_at AS issued_at,
         'Delivery of ' || to_char(date, 'DD.MM.YYYY') || ' corrected' AS reason, 'ADMIN'::role AS issuer
  FROM sample_bill_items
  WHERE credited_at IS NOT NULL
  UNION ALL
  SELECT complaint.luck, customer_no, month, order_item_id, 1,
         CASE WHEN tax_inclusive THEN unit_price - part.tax ELSE unit_price END, part.tax, CASE WHEN tax_inclusive THEN unit_price ELSE unit_price + part.tax END,
         false, pg_temp.moment((month + interval '1 month')::date + 2, 39600 + customer_no * 0.001),
         'One of ' || to_char(date, 'DD.MM.YYYY') || ' was sour', 'BILLING_ANALYST'
  FROM complaints AS complaint,
       LATERAL (SELECT CASE WHEN tax_inclusive THEN round(unit_price * tax_rate / (100 + tax_rate), 2) ELSE round(unit_price * tax_rate / 100, 2) END AS tax) AS part
)
SELECT credit.*, invoice.id AS invoice_id, invoice.customer_id, staff.id AS issued_by_id,
       pg_temp.uuid_at(credit.issued_at, credit.luck, 'credit note') AS id
FROM credits AS credit
JOIN sample_invoices AS invoice ON invoice.customer_no = credit.customer_no AND invoice.period = month AND kind = 'PERIODIC' AND status = 'FINALIZED'
JOIN sample_staff AS staff ON staff.role = credit.issuer`;

/** Numbers in the order of issue, a series for each financial year from April on. */
const STAGE_NUMBERS = `
CREATE TEMPORARY TABLE sample_numbers ON COMMIT DROP AS
WITH issued AS (
  SELECT 'EB' AS prefix, id AS document_id, issued_at, luck FROM sample_invoices WHERE kind <> 'OPENING' AND issued_at IS NOT NULL
  UNION ALL
  SELECT 'CN', id, issued_at, luck FROM sample_credits
), in_series AS (
  SELECT issued.*, prefix || '/' || to_char(year, 'YY') || '-' || to_char(year + interval '1 year', 'YY') AS series
  FROM issued, LATERAL (SELECT pg_temp.business_day(issued_at) - interval '3 months' AS year) AS financial_year
), counted AS (
  SELECT *, (row_number() OVER (PARTITION BY series ORDER BY issued_at, luck))::integer AS sequence FROM in_series
)
SELECT document_id, series, sequence, series || '/' || lpad(sequence::text, greatest(6, length(sequence::text)), '0') AS number
FROM counted`;

export function billSteps(): Step[] {
  const label = 'Bills';
  return [
    { label, sql: 'ANALYZE sample_bill_items' },
    { label, sql: STAGE_TOTALS },
    { label, sql: 'ANALYZE sample_bill_totals' },
    { label, sql: STAGE_MISHAPS },
    { label, sql: 'ANALYZE sample_mishaps' },
    { label, sql: STAGE_INVOICES },
    { label, sql: 'ANALYZE sample_invoices' },
    { label, sql: STAGE_CREDITS },
    { label, sql: STAGE_NUMBERS },
    { label, sql: 'ANALYZE sample_credits, sample_numbers' },
  ];
}
