import type { Span } from '../sample-window.ts';
import type { Step } from '../step.ts';

/** What is due in one span of days, before anything has happened. One row per order. */
const CREATE_STAGE = `
CREATE TEMPORARY TABLE sample_due (
  luck bigint, customer_no integer, source order_source, subscription_id uuid, day date, shift shift,
  product_no integer, quantity numeric, term_price numeric, item_count integer, place integer,
  created_at timestamptz, plan_changed_at timestamptz
) ON COMMIT DROP`;

/**
 * The rules of order generation: the term in force, an override for its own shift only, a pause beats both, the stop
 * date is exclusive, BOTH makes two orders. A pause entered late leaves its first day's order, cancelled.
 */
const FROM_PLANS = `
INSERT INTO sample_due
SELECT pg_temp.child_luck(pg_temp.child_luck(term.luck, day - '2000-01-01'), CASE run.shift WHEN 'MORNING' THEN 1 ELSE 2 END),
       term.customer_no, 'SUBSCRIPTION', term.subscription_id, day, run.shift,
       term.product_no, wanted.quantity, term.unit_price, 1, 1,
       pg_temp.moment(least(day, last_day) - 1, 72300 + term.customer_no * 0.001),
       pause.created_at
FROM sample_window
JOIN sample_terms AS term ON effective_from <= $2::date AND term.until > $1::date
CROSS JOIN LATERAL (
  SELECT greatest(effective_from, $1::date) + n AS day
  FROM generate_series(0, least(term.until - 1, $2::date) - greatest(effective_from, $1::date)) AS n
) AS days
CROSS JOIN (VALUES ('MORNING'::shift), ('EVENING'::shift)) AS run (shift)
LEFT JOIN sample_days AS override ON override.subscription_no = term.subscription_no AND override.date = day AND override.shift = run.shift
LEFT JOIN sample_pauses AS pause ON pause.subscription_no = term.subscription_no AND day >= from_date AND (until_date IS NULL OR day < until_date)
CROSS JOIN LATERAL (
  SELECT planned_quantity(
    term.mode, term.shift, term.quantity, term.weekdays, term.every_n_days, term.anchor_date, override.quantity, day, run.shift
  ) AS quantity
) AS wanted
WHERE wanted.quantity > 0 AND (pause.subscription_no IS NULL OR (late AND day = from_date))`;

/** One-time orders on top of the plans. The first item's product and quantity are here, further ones follow from the luck. */
const ONE_TIME = `
INSERT INTO sample_due
SELECT luck, customer_no, 'ONE_TIME', NULL, day, CASE WHEN pg_temp.fraction(luck, 'shift') < 0.85 THEN 'MORNING' ELSE 'EVENING' END::shift,
       product.no, 1 + pg_temp.pick(luck, 'quantity 1', 2), NULL,
       CASE WHEN pg_temp.fraction(luck, 'items') < 0.5 THEN 1 WHEN pg_temp.fraction(luck, 'items') < 0.85 THEN 2 ELSE 3 END,
       CASE WHEN pg_temp.fraction(luck, 'place') < 0.5 THEN 2 ELSE 1 END,
       placed.created_at, NULL
FROM sample_window
CROSS JOIN LATERAL (SELECT $1::date + n AS day FROM generate_series(0, $2::date - $1::date) AS n) AS days
JOIN LATERAL (
  SELECT no AS customer_no, payer, joined_on, left_on, created_at,
         pg_temp.child_luck(pg_temp.child_luck(sample_customers.luck, day - '2000-01-01'), 3) AS luck
  FROM sample_customers
) AS customer ON day > joined_on AND (left_on IS NULL OR day < left_on)
CROSS JOIN LATERAL (
  SELECT pg_temp.moment(day - 1 - pg_temp.pick(luck, 'ahead', 3), 28800 + pg_temp.pick(luck, 'placed', 41000)) AS created_at
) AS placed
JOIN sample_extras AS extra ON extra.place = pg_temp.pick(luck, 'product', extra.places)
JOIN sample_products AS product ON product.no = extra.product_no
WHERE pg_temp.fraction(luck, 'orders') < CASE payer WHEN 'AT_THE_DOOR' THEN 0.06 ELSE 0.018 END
  AND placed.created_at <= as_of AND placed.created_at > customer.created_at`;

/** Products of one-time orders, in a cycle: steps of two give different products for up to four items. */
const STAGE_EXTRAS = `
CREATE TEMPORARY TABLE sample_extras ON COMMIT DROP AS
SELECT (row_number() OVER (ORDER BY no))::integer - 1 AS place, count(*) OVER ()::integer AS places, no AS product_no
FROM sample_products
WHERE code IN ('CURD', 'PANEER', 'BREAD', 'EGGS', 'WATER', 'BUTTERMILK', 'BATTER', 'GHEE', 'COCONUT')`;

export function prepareDueOrderSteps(): Step[] {
  const label = 'Orders';
  return [
    { label, sql: CREATE_STAGE },
    { label, sql: STAGE_EXTRAS },
    { label, sql: 'ANALYZE sample_extras' },
  ];
}

export function dueOrderSteps({ from, to }: Span): Step[] {
  const label = `Orders of ${from} to ${to}`;
  return [
    { label, sql: 'TRUNCATE sample_due' },
    { label, sql: FROM_PLANS, values: [from, to] },
    { label, sql: ONE_TIME, values: [from, to] },
    { label, sql: 'ANALYZE sample_due' },
  ];
}
