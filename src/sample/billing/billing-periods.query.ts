import type { Step } from '../step.ts';

const INSERT = `
INSERT INTO billing_periods (period)
SELECT generate_series(first_day - interval '1 month', running_month, '1 month')::date FROM sample_window
ORDER BY 1`;

export function billingPeriodSteps(): Step[] {
  return [{ label: 'Billing periods', sql: INSERT, fills: 'billing_periods' }];
}
