import type { Step } from '../step.ts';

/**
 * What went wrong with some bills: in every month, at least one was voided the day after its issue and made again, and at least
 * one customer complained about a piece. Only if nothing can have been paid on them by then.
 */
const STAGE = `
CREATE TEMPORARY TABLE sample_mishaps ON COMMIT DROP AS
WITH voided AS MATERIALIZED (
  SELECT customer_no, month
  FROM (
    SELECT *, row_number() OVER (PARTITION BY month ORDER BY luck) AS place
    FROM sample_bill_totals, sample_window
    WHERE payer IN ('PROMPT', 'LATE') AND NOT corrected AND pg_temp.moment(issue_day + 1, 50000) <= as_of
  ) AS candidate
  WHERE place = 1 OR pg_temp.fraction(luck, 'void') < 0.002
), complaints AS (
  SELECT customer_no, month
  FROM (
    SELECT *, row_number() OVER (PARTITION BY month ORDER BY luck DESC) AS place
    FROM sample_bill_totals, sample_window
    WHERE payer IN ('PROMPT', 'LATE', 'PARTIAL', 'NEVER') AND customer_no > 1 AND has_pairs AND pg_temp.moment(issue_day + 2, 50000) <= as_of
      AND (customer_no, month) NOT IN (SELECT customer_no, month FROM voided)
  ) AS candidate
  WHERE place = 1 OR pg_temp.fraction(luck, 'complaint') < 0.012
)
SELECT customer_no, month, 'VOID' AS kind FROM voided
UNION ALL
SELECT customer_no, month, 'COMPLAINT' FROM complaints`;

export function billingMishapSteps(): Step[] {
  const label = 'Bills';
  return [
    { label, sql: STAGE },
    { label, sql: 'ANALYZE sample_mishaps' },
  ];
}
