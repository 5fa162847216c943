import type { Step } from '../step.ts';

const STAGE_FIRST = `
CREATE TEMPORARY TABLE sample_first_terms ON COMMIT DROP AS
SELECT subscription.no AS subscription_no, luck, mode, start_date, ends_on, unit, subscription.product_no, slot, customer_no,
       CASE WHEN mode = 'DAY_BY_DAY' THEN 0
            WHEN customer_no = 1 THEN 1
            WHEN unit = 'LITRE' THEN (ARRAY[0.5, 0.5, 0.5, 1, 1, 1, 1, 1.5, 2, 2])[1 + pg_temp.pick(luck, 'quantity', 10)]
            ELSE (ARRAY[1, 1, 1, 2])[1 + pg_temp.pick(luck, 'quantity', 4)] END::numeric AS quantity,
       CASE WHEN mode <> 'WEEKLY' THEN '{}'
            WHEN customer_no = 1 THEN '{MONDAY,WEDNESDAY,FRIDAY}'
            ELSE pg_temp.choose(luck, 'weekdays', ARRAY['{MONDAY,WEDNESDAY,FRIDAY}', '{TUESDAY,THURSDAY,SATURDAY}', '{SATURDAY,SUNDAY}',
                                                     '{MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY}', '{SUNDAY}'])
            END::weekday[] AS weekdays,
       CASE mode WHEN 'EVERY_N_DAYS' THEN 2 + pg_temp.pick(luck, 'rhythm', 2) END AS every_n_days,
       (CASE WHEN customer_no = 1 OR unit <> 'LITRE' OR mode = 'DAY_BY_DAY'
               THEN CASE WHEN customer_no > 1 AND pg_temp.fraction(luck, 'shift') < 0.1 THEN 'EVENING' ELSE 'MORNING' END
             WHEN pg_temp.fraction(luck, 'shift') < 0.16 THEN 'BOTH'
             WHEN pg_temp.fraction(luck, 'shift') < 0.23 THEN 'EVENING'
             ELSE 'MORNING' END)::subscription_shift AS shift,
       CASE WHEN customer_no > 1 AND pg_temp.fraction(luck, 'own price') < 0.05 THEN round(price.price * 0.96, 1) END AS unit_price,
       round(price.price * 0.94, 1) AS later_price,
       subscription.created_at
FROM sample_subscriptions AS subscription
JOIN sample_product_prices AS price ON price.product_no = subscription.product_no AND start_date >= price.effective_from AND start_date < price.until`;

/** A second term changes the quantity, the price, the shift or the mode; a few more begin in the future. */
const STAGE = `
CREATE TEMPORARY TABLE sample_terms ON COMMIT DROP AS
WITH changes AS (
  SELECT term.*,
         CASE WHEN pg_temp.fraction(luck, 'changes') < 0.2 AND least(ends_on, last_day) - start_date > 20
                THEN start_date + 8 + pg_temp.pick(luck, 'changes on', least(ends_on, last_day) - start_date - 12)
              WHEN pg_temp.fraction(luck, 'changes') > 0.98 AND ends_on > last_day + 20 THEN last_day + 3 + pg_temp.pick(luck, 'changes on', 10) END AS changes_on,
         (ARRAY['QUANTITY', 'QUANTITY', 'PRICE', 'SHIFT', 'MODE'])[1 + pg_temp.pick(luck, 'change', 5)] AS change
  FROM sample_first_terms AS term, sample_window
  WHERE customer_no > 1 AND slot < 9 AND mode NOT IN ('DAY_BY_DAY', 'ONE_TIME_RANGE')
), terms AS (
  SELECT subscription_no, start_date AS effective_from, mode, quantity, weekdays, every_n_days, shift, unit_price, created_at
  FROM sample_first_terms
  UNION ALL
  SELECT subscription_no, changes_on,
         CASE WHEN change = 'MODE' AND mode = 'FIXED_DAILY' THEN 'WEEKLY' ELSE mode END,
         CASE WHEN change = 'QUANTITY' OR (change = 'MODE' AND mode <> 'FIXED_DAILY') THEN quantity + CASE unit WHEN 'LITRE' THEN 0.5 ELSE 1 END ELSE quantity END,
         CASE WHEN change = 'MODE' AND mode = 'FIXED_DAILY' THEN '{MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY,SATURDAY}' ELSE weekdays END,
         every_n_days,
         CASE WHEN change <> 'SHIFT' THEN shift WHEN shift = 'MORNING' THEN 'EVENING' ELSE 'MORNING' END,
         CASE change WHEN 'PRICE' THEN later_price ELSE unit_price END,
         pg_temp.moment(least(changes_on, last_day) - 1, 50400)
  FROM changes, sample_window
  WHERE changes_on IS NOT NULL
)
SELECT term.*,
       subscription.customer_no, subscription.customer_id, subscription.id AS subscription_id, subscription.luck, subscription.product_no,
       CASE WHEN every_n_days IS NOT NULL THEN start_date END AS anchor_date,
       least(ends_on, lead(effective_from) OVER (PARTITION BY subscription_no ORDER BY effective_from)) AS until
FROM terms AS term
JOIN sample_subscriptions AS subscription ON subscription.no = subscription_no
ORDER BY subscription_no, effective_from`;

const INSERT = `
INSERT INTO subscription_terms (customer_id, subscription_id, effective_from, mode, quantity, weekdays, every_n_days, anchor_date, shift, unit_price, created_at)
SELECT customer_id, subscription_id, effective_from, mode, quantity, weekdays, every_n_days, anchor_date, shift, unit_price, created_at
FROM sample_terms
ORDER BY subscription_no, effective_from`;

export function termSteps(): Step[] {
  const label = 'Subscription terms';
  return [
    { label, sql: STAGE_FIRST },
    { label, sql: 'ANALYZE sample_first_terms' },
    { label, sql: STAGE },
    { label, sql: 'ANALYZE sample_terms' },
    { label, sql: INSERT, fills: 'subscription_terms' },
  ];
}
