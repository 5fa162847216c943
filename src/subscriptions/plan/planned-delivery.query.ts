import { type SqlFragment, sql } from '../../compiler/sql.ts';

/**
 * What a subscription's plan says for each day and shift of a span, `to` exclusive: one row where anything is wanted. The
 * term in force decides; an override of the day and shift replaces it; a pause beats both; nothing before the start, from
 * the stop date on, or while the subscription is a draft. Whether the customer is served at all is not asked here.
 */
export const plannedDeliveries = (
  subscription: { readonly customerId: SqlFragment; readonly id: SqlFragment },
  from: SqlFragment,
  to: SqlFragment,
): SqlFragment => sql`
  SELECT plan.customer_id, plan.id AS subscription_id, plan.product_id, planned_day.date, planned_shift.shift,
         coalesce(override.quantity, wanted.quantity) AS quantity
  FROM subscriptions AS plan
  CROSS JOIN LATERAL (
    SELECT generate_series(greatest(plan.start_date, ${from}), least(plan.stop_date, ${to}) - 1, interval '1 day')::date AS date
  ) AS planned_day
  CROSS JOIN unnest(enum_range(NULL::shift)) AS planned_shift (shift)
  CROSS JOIN LATERAL (
    SELECT * FROM subscription_terms AS dated_term
    WHERE dated_term.customer_id = plan.customer_id AND dated_term.subscription_id = plan.id
      AND dated_term.effective_from <= planned_day.date
    ORDER BY dated_term.effective_from DESC
    LIMIT 1
  ) AS term
  CROSS JOIN LATERAL (
    SELECT CASE
      WHEN term.shift::text NOT IN ('BOTH', planned_shift.shift::text) THEN 0
      WHEN term.mode IN ('FIXED_DAILY', 'ONE_TIME_RANGE') THEN term.quantity
      WHEN term.mode = 'WEEKLY' AND (enum_range(NULL::weekday))[extract(isodow FROM planned_day.date)] = ANY (term.weekdays)
        THEN term.quantity
      WHEN term.mode = 'EVERY_N_DAYS' AND (planned_day.date - term.anchor_date) % term.every_n_days = 0 THEN term.quantity
      ELSE 0 END AS quantity
  ) AS wanted
  LEFT JOIN subscription_days AS override
    ON override.customer_id = plan.customer_id AND override.subscription_id = plan.id
    AND override.date = planned_day.date AND override.shift = planned_shift.shift
  WHERE plan.customer_id = ${subscription.customerId} AND plan.id = ${subscription.id} AND plan.status <> 'DRAFT'
    AND coalesce(override.quantity, wanted.quantity) > 0
    AND NOT EXISTS (
      SELECT 1 FROM subscription_pauses AS pause
      WHERE pause.customer_id = plan.customer_id AND pause.subscription_id = plan.id
        AND pause.from_date <= planned_day.date AND (pause.until_date IS NULL OR planned_day.date < pause.until_date)
    )`;
