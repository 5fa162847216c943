import type { Step } from '../step.ts';

/** Slot 1 is the household's milk, slots 2 to 4 what comes with it, slot 9 a plan still under discussion. */
const STAGE_WISHES = `
CREATE TEMPORARY TABLE sample_wishes ON COMMIT DROP AS
WITH slots AS MATERIALIZED (
  SELECT customer.no AS customer_no, customer.luck AS customer_luck, joined_on, left_on, status, slot,
         pg_temp.child_luck(customer.luck, slot) AS luck
  FROM sample_customers AS customer,
       LATERAL (SELECT pg_temp.fraction(customer.luck, 'plans') AS wants) AS draw,
       LATERAL (
         SELECT slot FROM generate_series(1, CASE WHEN customer.no = 1 THEN 2 WHEN wants < 0.40 THEN 1 WHEN wants < 0.78 THEN 2 WHEN wants < 0.95 THEN 3 ELSE 4 END) AS slot
         UNION ALL
         SELECT 9 WHERE customer.no > 1 AND pg_temp.fraction(customer.luck, 'draft') < 0.04 AND left_on IS NULL
       ) AS slots
)
SELECT *,
       CASE WHEN customer_no = 1 THEN (ARRAY['COW_MILK', 'BREAD'])[slot]
            WHEN slot = 1 THEN
              CASE WHEN pg_temp.fraction(luck, 'milk') < 0.42 THEN 'COW_MILK'
                   WHEN pg_temp.fraction(luck, 'milk') < 0.72 THEN 'BUFFALO_MILK'
                   WHEN pg_temp.fraction(luck, 'milk') < 0.90 THEN 'TONED_MILK'
                   WHEN pg_temp.fraction(luck, 'milk') < 0.95 THEN 'WATER' ELSE 'CURD' END
            ELSE (ARRAY['CURD', 'BREAD', 'EGGS', 'WATER', 'BUTTERMILK', 'BATTER', 'PANEER'])[1 + (pg_temp.pick(customer_luck, 'basket', 7) + slot * 3) % 7]
       END AS product_code,
       (CASE WHEN customer_no = 1 THEN (ARRAY['FIXED_DAILY', 'WEEKLY'])[slot]
             WHEN slot = 1 THEN
               CASE WHEN pg_temp.fraction(luck, 'mode') < 0.80 THEN 'FIXED_DAILY'
                    WHEN pg_temp.fraction(luck, 'mode') < 0.86 THEN 'DAY_BY_DAY'
                    WHEN pg_temp.fraction(luck, 'mode') < 0.91 THEN 'EVERY_N_DAYS'
                    WHEN pg_temp.fraction(luck, 'mode') < 0.97 THEN 'WEEKLY'
                    ELSE 'ONE_TIME_RANGE' END
             WHEN pg_temp.fraction(luck, 'mode') < 0.30 THEN 'FIXED_DAILY'
             WHEN pg_temp.fraction(luck, 'mode') < 0.60 THEN 'WEEKLY'
             WHEN pg_temp.fraction(luck, 'mode') < 0.85 THEN 'EVERY_N_DAYS'
             WHEN pg_temp.fraction(luck, 'mode') < 0.93 THEN 'DAY_BY_DAY'
             ELSE 'ONE_TIME_RANGE' END)::subscription_mode AS mode
FROM slots`;

const STAGE = `
CREATE TEMPORARY TABLE sample_subscriptions ON COMMIT DROP AS
WITH started AS MATERIALIZED (
  SELECT wish.*,
         CASE WHEN slot = 9 THEN last_day + 2 + pg_temp.pick(luck, 'start', 8)
              WHEN mode = 'ONE_TIME_RANGE' THEN joined_on + pg_temp.pick(luck, 'start', greatest(1, coalesce(left_on, last_day) - joined_on - 2))
              WHEN slot = 1 OR customer_no = 1 OR pg_temp.fraction(luck, 'at once') < 0.7 THEN joined_on
              ELSE joined_on + pg_temp.pick(luck, 'start', greatest(1, least(45, coalesce(left_on, last_day) - joined_on - 2))) END AS start_date
  FROM sample_wishes AS wish, sample_window
), stopped AS MATERIALIZED (
  SELECT started.*,
         CASE WHEN slot = 9 OR customer_no = 1 THEN NULL
              WHEN mode = 'ONE_TIME_RANGE' THEN least(start_date + 4 + pg_temp.pick(luck, 'stop', 9), CASE status WHEN 'STOPPED' THEN left_on END)
              WHEN status = 'STOPPED' THEN left_on
              WHEN slot > 1 AND pg_temp.fraction(luck, 'stops') < 0.06 AND start_date < last_day - 12
                THEN start_date + 7 + pg_temp.pick(luck, 'stop', last_day - start_date - 7)
              WHEN pg_temp.fraction(luck, 'stops') > 0.99 THEN last_day + 3 + pg_temp.pick(luck, 'stop', 6) END AS stop_date
  FROM started, sample_window
)
SELECT (row_number() OVER (ORDER BY customer_no, slot))::integer AS no,
       customer_no, customer.id AS customer_id, stopped.luck, slot, stopped.mode, product.no AS product_no, product.id AS product_id, product.unit,
       start_date, stop_date,
       pg_temp.uuid_at(created_on, stopped.luck, 'subscription') AS id,
       (CASE WHEN slot = 9 THEN 'DRAFT' WHEN stop_date <= last_day THEN 'STOPPED' ELSE 'ACTIVE' END)::subscription_status AS status,
       created_on AS created_at,
       greatest(created_on, CASE WHEN stop_date IS NOT NULL AND stopped.mode <> 'ONE_TIME_RANGE' THEN pg_temp.moment(least(stop_date, last_day) - 1, 57600) END) AS updated_at,
       -- The first day from which the plan yields nothing, whatever its terms say.
       least(stop_date, stopped.left_on, CASE slot WHEN 9 THEN start_date END, 'infinity') AS ends_on
FROM stopped
CROSS JOIN sample_window
JOIN sample_customers AS customer ON customer.no = stopped.customer_no
JOIN sample_products AS product ON product.code = product_code
CROSS JOIN LATERAL (
  SELECT CASE slot WHEN 9 THEN pg_temp.moment(last_day - 1, 39600 + customer_no % 20000)
                   ELSE pg_temp.moment(start_date - 1, 39600 + customer_no % 20000) END AS created_on
) AS creation
ORDER BY customer_no, slot`;

const INSERT = `
INSERT INTO subscriptions (customer_id, id, product_id, status, start_date, stop_date, stop_reason, created_at, updated_at)
SELECT customer_id, id, product_id, status, start_date, stop_date,
       CASE WHEN status = 'STOPPED' AND mode <> 'ONE_TIME_RANGE'
            THEN pg_temp.choose(luck, 'why', ARRAY['Not needed any more', 'Too expensive', 'Moved to another city', 'Quality was not good']) END,
       created_at, updated_at
FROM sample_subscriptions
ORDER BY no`;

export function subscriptionSteps(): Step[] {
  const label = 'Subscriptions';
  return [
    { label, sql: STAGE_WISHES },
    { label, sql: 'ANALYZE sample_wishes' },
    { label, sql: STAGE },
    { label, sql: 'ANALYZE sample_subscriptions' },
    { label, sql: INSERT, fills: 'subscriptions' },
    { label, sql: 'ANALYZE subscriptions' },
  ];
}
