import { BOUNDS, localTime, type SampleRule } from './sample-rule.ts';

/** What the plan says for every day, shift and subscription, written a second time, for clarity instead of speed. */
const WANTED = `
wanted AS (
  SELECT s.customer_id, s.id AS subscription_id, day::date AS day, run.shift,
         coalesce(o.quantity, CASE
           WHEN t.shift::text NOT IN ('BOTH', run.shift::text) THEN 0
           WHEN t.mode IN ('FIXED_DAILY', 'ONE_TIME_RANGE') THEN t.quantity
           WHEN t.mode = 'WEEKLY' AND upper(trim(to_char(day, 'day'))) = ANY (t.weekdays::text[]) THEN t.quantity
           WHEN t.mode = 'EVERY_N_DAYS' AND mod(day::date - t.anchor_date, t.every_n_days) = 0 THEN t.quantity
           ELSE 0 END) AS quantity,
         s.product_id
  FROM subscriptions s
  JOIN customers c ON c.id = s.customer_id
  CROSS JOIN LATERAL generate_series(s.start_date, least(s.stop_date - 1, (SELECT last_day + 1 FROM bounds)), interval '1 day') AS day
  CROSS JOIN (VALUES ('MORNING'::shift), ('EVENING'::shift)) AS run (shift)
  JOIN LATERAL (
    SELECT * FROM subscription_terms t WHERE t.customer_id = s.customer_id AND t.subscription_id = s.id AND t.effective_from <= day ORDER BY effective_from DESC LIMIT 1
  ) AS t ON true
  LEFT JOIN subscription_days o ON o.customer_id = s.customer_id AND o.subscription_id = s.id AND o.date = day AND o.shift = run.shift
  WHERE s.status <> 'DRAFT'
    AND NOT EXISTS (SELECT 1 FROM subscription_pauses p WHERE p.customer_id = s.customer_id AND p.subscription_id = s.id AND day >= p.from_date AND (p.until_date IS NULL OR day < p.until_date))
    AND (c.status NOT IN ('PAUSED', 'STOPPED') OR day::date <= (c.updated_at AT TIME ZONE 'Asia/Kolkata')::date)
)`;

export const PLAN_RULES: readonly SampleRule[] = [
  {
    name: 'every day of every plan has its order, and no other day has',
    violations: `
      WITH ${BOUNDS}, ${WANTED}
      SELECT * FROM (SELECT * FROM wanted WHERE quantity > 0) w
      FULL JOIN (SELECT * FROM orders WHERE source = 'SUBSCRIPTION' AND cancel_reason IS DISTINCT FROM 'PLAN_CHANGE') o
        ON o.customer_id = w.customer_id AND o.subscription_id = w.subscription_id AND o.delivery_date = w.day AND o.shift = w.shift
      WHERE o.id IS NULL OR w.subscription_id IS NULL`,
  },
  {
    name: 'an order of a plan is for the wanted quantity of its product, once',
    violations: `
      WITH ${BOUNDS}, ${WANTED}
      SELECT * FROM wanted w
      JOIN orders o ON o.customer_id = w.customer_id AND o.subscription_id = w.subscription_id AND o.delivery_date = w.day AND o.shift = w.shift
      LEFT JOIN (SELECT order_id, count(*) AS items, sum(quantity) AS quantity, min(product_id::text) AS product_id FROM order_items GROUP BY 1) i ON i.order_id = o.id
      WHERE i.quantity IS DISTINCT FROM w.quantity OR i.product_id IS DISTINCT FROM w.product_id::text OR i.items <> 1`,
  },
  {
    name: 'an order cancelled by a plan change lies in a pause that was entered after it was made',
    violations: `
      SELECT * FROM orders o WHERE cancel_reason = 'PLAN_CHANGE' AND NOT EXISTS (
        SELECT 1 FROM subscription_pauses p WHERE p.customer_id = o.customer_id AND p.subscription_id = o.subscription_id AND p.from_date = o.delivery_date
          AND p.created_at > o.created_at AND p.created_at = o.cancelled_at)`,
  },
  {
    name: 'a paused or stopped customer has no open order',
    violations: `
      SELECT o.id FROM orders o JOIN customers c ON c.id = o.customer_id
      WHERE c.status IN ('PAUSED', 'STOPPED') AND o.delivery_date > ${localTime('c.updated_at')}::date`,
  },
  {
    name: 'subscriptions, terms, pauses and days follow each other in time',
    violations: `
      SELECT s.id FROM subscriptions s JOIN customers c ON c.id = s.customer_id WHERE s.created_at < c.created_at OR s.updated_at < s.created_at
      UNION ALL
      SELECT s.id FROM subscriptions s LEFT JOIN subscription_terms t ON t.subscription_id = s.id AND t.effective_from = s.start_date WHERE t.mode IS NULL
      UNION ALL
      SELECT t.subscription_id FROM subscription_terms t JOIN subscriptions s ON s.id = t.subscription_id
      WHERE t.effective_from < s.start_date OR t.created_at < s.created_at OR t.anchor_date <> s.start_date OR ${localTime('t.created_at')}::date >= t.effective_from
      UNION ALL
      SELECT o.subscription_id FROM subscription_days o WHERE ${localTime('o.created_at')} >= o.date - interval '4 hours'`,
  },
];
