import type { Step } from '../step.ts';

/**
 * Single days with another quantity: none, double, some in the other shift too, or moved to it; for DAY_BY_DAY every delivery.
 * Some are inside a pause, which beats them, and some in the future.
 */
const STAGE = `
CREATE TEMPORARY TABLE sample_days ON COMMIT DROP AS
WITH plan_days AS MATERIALIZED (
  SELECT term.subscription_no, customer_id, subscription_id, mode, quantity, day,
         CASE term.shift WHEN 'EVENING' THEN 'EVENING' ELSE 'MORNING' END::shift AS shift,
         CASE term.shift WHEN 'EVENING' THEN 'MORNING' ELSE 'EVENING' END::shift AS other_shift,
         pg_temp.child_luck(luck, day - '2000-01-01') AS luck
  FROM sample_terms AS term
  CROSS JOIN sample_window
  CROSS JOIN LATERAL (SELECT effective_from + n AS day FROM generate_series(0, least(term.until, last_day + 6) - effective_from - 1) AS n) AS days
), drawn AS MATERIALIZED (
  SELECT *, pg_temp.fraction(luck, 'override') AS draw FROM plan_days
)
SELECT subscription_no, customer_id, subscription_id, day AS date, chosen.shift, chosen.quantity, luck,
       pg_temp.moment(least(day, last_day) - 1, 64800 + pg_temp.pick(luck, 'entered', 7000)) AS created_at
FROM drawn
CROSS JOIN sample_window
CROSS JOIN LATERAL (
  SELECT drawn.shift, CASE WHEN pg_temp.fraction(luck, 'amount') < 0.6 THEN 1 ELSE 2 END::numeric AS quantity WHERE mode = 'DAY_BY_DAY' AND draw < 0.45
  UNION ALL
  SELECT drawn.shift, 0 WHERE mode <> 'DAY_BY_DAY' AND draw < 0.006
  UNION ALL
  SELECT drawn.shift, drawn.quantity * 2 WHERE mode <> 'DAY_BY_DAY' AND draw >= 0.006 AND draw < 0.010
  UNION ALL
  SELECT drawn.other_shift, drawn.quantity WHERE mode <> 'DAY_BY_DAY' AND draw >= 0.010 AND draw < 0.0125
  UNION ALL
  SELECT moved.shift, moved.quantity
  FROM (VALUES (drawn.shift, 0), (drawn.other_shift, drawn.quantity)) AS moved (shift, quantity)
  WHERE mode <> 'DAY_BY_DAY' AND draw >= 0.0125 AND draw < 0.0145
) AS chosen
ORDER BY subscription_no, day, chosen.shift`;

const INSERT = `
INSERT INTO subscription_days (customer_id, subscription_id, date, shift, quantity, note, created_at)
SELECT customer_id, subscription_id, date, shift, quantity,
       CASE WHEN pg_temp.fraction(luck, 'note') < 0.1 THEN pg_temp.choose(luck, 'words', ARRAY['Guests at home', 'Puja', 'Away for the day', 'Asked on WhatsApp']) END,
       created_at
FROM sample_days
ORDER BY subscription_no, date, shift`;

export function planDaySteps(): Step[] {
  const label = 'Single days of plans';
  return [
    { label, sql: STAGE },
    { label, sql: 'ANALYZE sample_days' },
    { label, sql: INSERT, fills: 'subscription_days' },
  ];
}
