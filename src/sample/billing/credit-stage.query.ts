import type { Step } from '../step.ts';

/** Credit notes of one line each: the whole of a line that a correction took back, or one piece of a line complained about. */
const STAGE = `
CREATE TEMPORARY TABLE sample_credits ON COMMIT DROP AS
WITH complaints AS (
  SELECT DISTINCT ON (customer_no, month) item.*
  FROM sample_mishaps JOIN sample_bill_items AS item USING (customer_no, month)
  WHERE kind = 'COMPLAINT' AND quantity >= 2 AND credited_at IS NULL
  ORDER BY customer_no, month, item.luck
), credits AS (
  SELECT luck, customer_no, month, quantity, amount - tax AS net, tax, amount, credited_at AS issued_at,
         'Delivery of ' || to_char(date, 'DD.MM.YYYY') || ' corrected' AS reason, 'ADMIN'::role AS issuer
  FROM sample_bill_items
  WHERE credited_at IS NOT NULL
  UNION ALL
  SELECT luck, customer_no, month, 1,
         CASE WHEN tax_inclusive THEN unit_price - part.tax ELSE unit_price END, part.tax, CASE WHEN tax_inclusive THEN unit_price ELSE unit_price + part.tax END,
         pg_temp.moment((month + interval '1 month')::date + 2, 39600 + customer_no * 0.001),
         'One of ' || to_char(date, 'DD.MM.YYYY') || ' was spoiled', 'BILLING_ANALYST'
  FROM complaints
  CROSS JOIN LATERAL (
    SELECT line_tax(unit_price, tax_rate, tax_inclusive) AS tax
  ) AS part
)
SELECT credit.*, invoice.id AS invoice_id, invoice.customer_id, staff.id AS issued_by_id,
       pg_temp.uuid_at(credit.issued_at, credit.luck, 'credit note') AS id,
       pg_temp.uuid_at(invoice.issued_at, credit.luck, 'line ' || edition) AS invoice_line_id
FROM credits AS credit
JOIN sample_invoices AS invoice ON invoice.customer_no = credit.customer_no AND invoice.period = month AND kind = 'PERIODIC' AND status = 'FINALIZED'
JOIN sample_staff AS staff ON staff.role = credit.issuer`;

export function creditStageSteps(): Step[] {
  const label = 'Bills';
  return [
    { label, sql: STAGE },
    { label, sql: 'CREATE INDEX ON sample_credits (id)' },
    { label, sql: 'ANALYZE sample_credits' },
  ];
}
