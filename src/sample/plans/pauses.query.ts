import type { Span } from '../sample-window.ts';
import type { Step } from '../step.ts';

/**
 * Past, current, open-ended and future pauses; a few subscriptions have two. A late pause was entered after the orders of its
 * first day had been generated, so that day's order is cancelled.
 */
const STAGE = `
CREATE TEMPORARY TABLE sample_pauses ON COMMIT DROP AS
WITH plans AS MATERIALIZED (
  SELECT no, customer_no, customer_id, id, luck, start_date, least(ends_on, last_day) AS lived_until, ends_on,
         pg_temp.fraction(luck, 'pause') AS kind
  FROM sample_subscriptions, sample_window
  WHERE slot < 9 AND mode <> 'ONE_TIME_RANGE'
), first AS MATERIALIZED (
  SELECT plans.*,
         CASE WHEN kind < 0.12 AND lived_until - start_date > 16 THEN start_date + 3 + pg_temp.pick(luck, 'pause from', lived_until - start_date - 15)
              WHEN customer_no = 1 OR ends_on <= last_day OR start_date > last_day - 10 THEN NULL
              WHEN kind >= 0.12 AND kind < 0.135 THEN last_day - pg_temp.pick(luck, 'pause from', 5)
              WHEN kind >= 0.135 AND kind < 0.145 THEN last_day - pg_temp.pick(luck, 'pause from', 8)
              WHEN kind >= 0.145 AND kind < 0.155 THEN last_day + 2 + pg_temp.pick(luck, 'pause from', 6) END AS from_date
  FROM plans, sample_window
), pauses AS (
  SELECT first.*, 1 AS place,
         CASE WHEN kind < 0.12 THEN from_date + 2 + pg_temp.pick(luck, 'pause length', 8)
              WHEN kind < 0.135 THEN last_day + 2 + pg_temp.pick(luck, 'pause length', 6)
              WHEN kind < 0.145 THEN NULL
              ELSE from_date + 3 + pg_temp.pick(luck, 'pause length', 8) END AS until_date
  FROM first, sample_window
  WHERE from_date IS NOT NULL
), both_pauses AS (
  SELECT no, customer_no, customer_id, id, luck, place, from_date, until_date FROM pauses
  UNION ALL
  SELECT no, customer_no, customer_id, id, luck, 2, until_date + 3, until_date + 5 + pg_temp.pick(luck, 'second pause', 3)
  FROM pauses
  WHERE kind < 0.03 AND until_date + 9 < lived_until
)
SELECT no AS subscription_no, customer_no, customer_id, id AS subscription_id, luck, place, from_date, until_date, late,
       CASE WHEN late THEN pg_temp.moment(from_date - 1, 75600) ELSE pg_temp.moment(least(from_date, last_day) - 1, 61200) END AS created_at
FROM both_pauses, sample_window,
     LATERAL (SELECT pg_temp.fraction(luck, 'late') < 0.3 AND from_date < last_day AS late) AS entry
ORDER BY no, place`;

const INSERT = `
INSERT INTO subscription_pauses (customer_id, subscription_id, id, from_date, until_date, reason, created_at)
SELECT customer_id, subscription_id, pg_temp.uuid_at(created_at, luck, 'pause ' || place), from_date, until_date,
       (ARRAY['Out of town', 'Festival at home town', 'Doctor''s advice', 'Enough at home', NULL])[1 + pg_temp.pick(luck, 'reason', 5)],
       created_at
FROM sample_pauses
WHERE late = ($1::date IS NOT NULL) AND ($1 IS NULL OR from_date BETWEEN $1 AND $2)
ORDER BY subscription_no, place`;

export function pauseSteps(): Step[] {
  const label = 'Pauses';
  return [
    { label, sql: STAGE },
    { label, sql: 'ANALYZE sample_pauses' },
    { label, sql: INSERT, values: [null, null], fills: 'subscription_pauses' },
  ];
}

/** A span's late pauses are entered once its orders exist and none is settled; their orders are cancelled. */
export function latePauseSteps({ from, to }: Span): Step[] {
  return [{ label: `Late pauses of ${from} to ${to}`, sql: INSERT, values: [from, to], fills: 'subscription_pauses' }];
}
