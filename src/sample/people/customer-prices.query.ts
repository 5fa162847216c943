import type { Step } from '../step.ts';

/** A few customers have their own price for what they order most; for some it has ended. */
const STAGE = `
CREATE TEMPORARY TABLE sample_customer_prices ON COMMIT DROP AS
WITH favoured AS MATERIALIZED (
  SELECT customer_no, customer_id, plan.product_no, plan.product_id, luck, start_date, round(price.price * 0.95, 0) AS price
  FROM sample_subscriptions AS plan
  JOIN sample_product_prices AS price ON price.product_no = plan.product_no AND start_date >= price.effective_from AND start_date < price.until
  WHERE slot = 1 AND customer_no > 1 AND pg_temp.fraction(luck, 'favoured') < 0.05
), dated AS (
  SELECT customer_no, customer_id, product_no, product_id, start_date + pg_temp.pick(luck, 'favour from', 12) AS effective_from, price
  FROM favoured
  UNION ALL
  SELECT customer_no, customer_id, product_no, product_id, start_date + 12 + pg_temp.pick(luck, 'favour until', 20), NULL
  FROM favoured, sample_window
  WHERE pg_temp.fraction(luck, 'favour ends') < 0.35 AND start_date < last_day - 33
)
SELECT *, lead(effective_from, 1, 'infinity') OVER (PARTITION BY customer_no, product_no ORDER BY effective_from) AS until
FROM dated
ORDER BY customer_no, effective_from`;

const INSERT = `
INSERT INTO customer_prices (customer_id, product_id, effective_from, price, created_at)
SELECT customer_id, product_id, effective_from, price, least(pg_temp.moment(effective_from - 1, 54000), as_of)
FROM sample_customer_prices, sample_window
ORDER BY customer_no, effective_from`;

export function customerPriceSteps(): Step[] {
  const label = 'Customer prices';
  return [
    { label, sql: STAGE },
    { label, sql: 'ANALYZE sample_customer_prices' },
    { label, sql: INSERT, fills: 'customer_prices' },
  ];
}
