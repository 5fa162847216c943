import type { Step } from './step.ts';

/** A month is locked in the middle of the next one. */
const INSERT = `
INSERT INTO billing_periods (period, locked_at, locked_by_id)
SELECT period, locked_at, CASE WHEN locked_at IS NOT NULL THEN (SELECT id FROM sample_staff WHERE role = 'BILLING_ANALYST') END
FROM sample_window
CROSS JOIN LATERAL generate_series(first_day - interval '1 month', running_month, '1 month') AS month
CROSS JOIN LATERAL (SELECT pg_temp.moment((month + interval '1 month')::date + 14, 64800) AS lock_time) AS middle
CROSS JOIN LATERAL (SELECT month::date AS period, CASE WHEN lock_time <= as_of THEN lock_time END AS locked_at) AS periods
ORDER BY period`;

export function billingPeriodSteps(): Step[] {
  return [{ label: 'Billing periods', sql: INSERT, fills: 'billing_periods' }];
}
