import type { Step } from '../step.ts';

/**
 * What customers pay in the month after the bills of one night, each in their own way, based on the balance at that time. A few
 * payments bounce and are made again, a few are entered twice and reversed.
 */
const STAGE_CYCLE = `
INSERT INTO sample_payments (luck, customer_no, id, amount, method, created_at, received_at, reference, note, recorded_by_id, idempotency_key,
  reversed_at, reversal_reason)
WITH payers AS MATERIALIZED (
  SELECT no AS customer_no, id AS customer_id, payer, luck,
         CASE payer WHEN 'PROMPT' THEN 3 + pg_temp.pick(luck, 'day', 10)
                    WHEN 'AT_THE_DOOR' THEN 3 + pg_temp.pick(luck, 'day', 8)
                    WHEN 'LATE' THEN 19 + pg_temp.pick(luck, 'day', 7)
                    WHEN 'PARTIAL' THEN 4 + pg_temp.pick(luck, 'day', 7)
                    ELSE 3 + pg_temp.pick(luck, 'day', 4) END AS days
  FROM (SELECT no, id, payer, status, left_on, pg_temp.child_luck(pg_temp.child_luck(luck, $1::date - '2000-01-01'), 6) AS luck, luck AS customer_luck FROM sample_customers) AS customer
  WHERE payer <> 'NEVER'
    -- Some who have stopped never pay their last bill.
    AND NOT (status = 'STOPPED' AND left_on < $1::date AND pg_temp.fraction(customer_luck, 'leaves a debt') < 0.4)
), visits AS MATERIALIZED (
  SELECT payers.*, pg_temp.moment($1::date + days, 32400 + pg_temp.pick(luck, 'time', 36000)) AS pays_at FROM payers
), balances AS MATERIALIZED (
  SELECT visit.customer_no, visit.luck, payer, pays_at, account.balance + coalesce(sum(amount), 0) AS balance,
         coalesce(sum(amount) FILTER (WHERE kind = 'FINALIZE'), 0) AS last_bill
  FROM visits AS visit
  CROSS JOIN balance_of(visit.customer_id) AS account
  LEFT JOIN sample_events AS event ON event.customer_no = visit.customer_no AND event.at < pays_at
  GROUP BY visit.customer_no, visit.luck, payer, pays_at, account.balance
), amounts AS MATERIALIZED (
  SELECT balances.*, part, pays_at + make_interval(days => later) AS created_at, amount
  FROM balances
  CROSS JOIN LATERAL (
    SELECT 1 AS part, 0 AS later, balance AS amount WHERE payer IN ('PROMPT', 'LATE', 'AT_THE_DOOR')
    UNION ALL
    SELECT 1, 0, ceil((balance + last_bill) / 500) * 500 WHERE payer = 'IN_ADVANCE'
    UNION ALL
    SELECT 1, 0, floor(balance * 0.45 / 10) * 10 WHERE payer = 'PARTIAL'
    UNION ALL
    SELECT 2, 12, floor(balance * 0.25 / 10) * 10 WHERE payer = 'PARTIAL' AND pg_temp.fraction(luck, 'twice') < 0.6
  ) AS parts
  WHERE balance >= 1 AND amount > 0
), outcomes AS MATERIALIZED (
  SELECT amounts.*, attempt, payment_luck, created_at + make_interval(hours => hours_later) AS entered_at,
         created_at + make_interval(hours => reversed_after) AS reversed_at, reason
  FROM amounts
  CROSS JOIN sample_window
  CROSS JOIN LATERAL (
    SELECT payer = 'PROMPT' AND pg_temp.fraction(luck, 'mishap') < 0.02 AND created_at + interval '50 hours' <= as_of AS returned,
           payer = 'PROMPT' AND pg_temp.fraction(luck, 'mishap') BETWEEN 0.02 AND 0.03 AND created_at + interval '3 hours' <= as_of AS doubled
  ) AS mishap
  CROSS JOIN LATERAL (
    SELECT 1 AS attempt, 0 AS hours_later, CASE WHEN returned THEN 26 END AS reversed_after, CASE WHEN returned THEN 'Returned by the bank' END AS reason
    UNION ALL
    SELECT 2, 50, NULL, NULL WHERE returned
    UNION ALL
    SELECT 3, 1, 3, 'Entered twice' WHERE doubled
  ) AS attempts
  CROSS JOIN LATERAL (SELECT pg_temp.child_luck(luck, part * 10 + attempt) AS payment_luck) AS children
  WHERE created_at <= as_of
), methods AS MATERIALIZED (
  SELECT *, CASE WHEN payer = 'AT_THE_DOOR' THEN 'CASH'
                 WHEN pg_temp.fraction(luck, 'method') < 0.68 THEN 'UPI'
                 WHEN pg_temp.fraction(luck, 'method') < 0.82 THEN 'CASH'
                 WHEN pg_temp.fraction(luck, 'method') < 0.93 THEN 'BANK_TRANSFER'
                 ELSE 'CARD' END AS method
  FROM outcomes
)
SELECT payment_luck, customer_no, pg_temp.uuid_at(entered_at, payment_luck, 'payment'), amount, method::payment_method,
       entered_at, entered_at - CASE method WHEN 'CASH' THEN interval '0' ELSE make_interval(mins => 2 + pg_temp.pick(luck, 'entry', 400)) END,
       CASE method WHEN 'UPI' THEN (400000000000 + digits % 200000000000)::text
                   WHEN 'BANK_TRANSFER' THEN 'NEFT' || lpad((digits % 10000000000)::text, 10, '0')
                   WHEN 'CARD' THEN 'POS ' || lpad((digits % 1000000)::text, 6, '0') END,
       CASE WHEN attempt = 2 THEN 'Paid again after the return' END,
       (SELECT id FROM sample_staff WHERE role = CASE WHEN pg_temp.fraction(luck, 'desk') < 0.7 THEN 'BILLING_ANALYST' ELSE 'SUPPORT' END::role),
       pg_temp.uuid_at(entered_at, payment_luck, 'key'),
       reversed_at, reason
FROM methods
-- Double entries have the same reference.
CROSS JOIN LATERAL (SELECT CASE attempt WHEN 2 THEN payment_luck ELSE pg_temp.child_luck(luck, part) END & 1099511627775 AS digits) AS receipt`;

/** `issueDay`: the day on which bills were finalised just after midnight, or the first day of all. */
export function paymentCycleSteps(issueDay: string): Step[] {
  return [{ label: `Payments from ${issueDay}`, sql: STAGE_CYCLE, values: [issueDay] }];
}
