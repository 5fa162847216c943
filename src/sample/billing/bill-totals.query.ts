import type { Step } from '../step.ts';

/** One bill per customer and month, computed from its items. */
const STAGE = `
CREATE TEMPORARY TABLE sample_bill_totals ON COMMIT DROP AS
SELECT customer_no, month, payer,
       pg_temp.child_luck(pg_temp.child_luck(customer.luck, month - '2000-01-01'), 4) AS luck,
       (month + interval '1 month')::date AS issue_day,
       sum(amount) AS total,
       bool_or(credited_at IS NOT NULL) AS corrected,
       bool_or(credited_at IS NULL AND quantity >= 2) AS has_pairs
FROM sample_bill_items AS item
JOIN sample_customers AS customer ON customer.no = item.customer_no
GROUP BY customer_no, month, payer, customer.luck`;

export function billTotalSteps(): Step[] {
  const label = 'Bills';
  return [
    { label, sql: 'ANALYZE sample_bill_items' },
    { label, sql: STAGE },
    { label, sql: 'ANALYZE sample_bill_totals' },
  ];
}
