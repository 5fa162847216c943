import type { Step } from '../step.ts';

/**
 * The business moved to this system on the first day; most customers came with it, the others join later, so that customer
 * numbers, and with them the ids, grow with time. Number 1 is the customer that a developer logs in as. `left_on` is the first
 * day without deliveries for a paused or stopped customer. `payer` says how bills are paid.
 */
const STAGE_LIVES = `
CREATE TEMPORARY TABLE sample_lives ON COMMIT DROP AS
WITH roots AS MATERIALIZED (
  SELECT no, pg_temp.child_luck(hashtextextended('customer', seed), no) AS luck, (no - 0.5) / customers::double precision AS share
  FROM sample_window, generate_series(1, customers) AS no
), joined AS MATERIALIZED (
  SELECT no, luck, share,
         CASE WHEN share < 0.82 OR no = 1 THEN first_day
              ELSE first_day + floor((share - 0.82) / 0.18 * (last_day - first_day - 1))::integer END AS joined_on,
         pg_temp.fraction(luck, 'status') AS fate
  FROM roots, sample_window
), statuses AS MATERIALIZED (
  SELECT joined.*,
         (CASE WHEN no = 1 THEN 'ACTIVE'
               WHEN last_day - joined_on <= 14 THEN CASE WHEN fate < 0.8 THEN 'TRIAL' ELSE 'ACTIVE' END
               WHEN last_day - joined_on < 25 THEN 'ACTIVE'
               WHEN fate < 0.06 THEN 'STOPPED'
               WHEN fate < 0.095 THEN 'PAUSED'
               ELSE 'ACTIVE' END)::customer_status AS status
  FROM joined, sample_window
)
SELECT no, luck, status, joined_on,
       CASE status
         WHEN 'STOPPED' THEN joined_on + 15 + pg_temp.pick(luck, 'left', last_day - joined_on - 14)
         WHEN 'PAUSED' THEN last_day - pg_temp.pick(luck, 'left', 10) END AS left_on,
       CASE WHEN share < 0.82 OR no = 1 THEN pg_temp.moment(first_day - 22 + floor(share / 0.82 * 20)::integer, 36000 + no % 28800)
            ELSE pg_temp.moment(joined_on - 2, 36000 + no % 28800) END AS created_at,
       CASE WHEN no = 1 OR pg_temp.fraction(luck, 'payer') < 0.12 THEN 'PARTIAL'
            WHEN pg_temp.fraction(luck, 'payer') < 0.18 THEN 'NEVER'
            WHEN pg_temp.fraction(luck, 'payer') < 0.29 THEN 'IN_ADVANCE'
            WHEN pg_temp.fraction(luck, 'payer') < 0.36 THEN 'AT_THE_DOOR'
            WHEN pg_temp.fraction(luck, 'payer') < 0.54 THEN 'LATE'
            ELSE 'PROMPT' END AS payer,
       -- The business began in area 1, which has most customers.
       CASE WHEN no = 1 THEN 1
            ELSE 1 + floor(pg_temp.fraction(luck, 'area') * (0.6 + 0.4 * pg_temp.fraction(luck, 'outskirts')) * areas)::integer END AS area_no
FROM statuses, sample_window, (SELECT count(*)::integer AS areas FROM sample_areas) AS served`;

/** Customers are divided among agents along the areas, each with a round of consecutive stops. */
const STAGE = `
CREATE TEMPORARY TABLE sample_customers ON COMMIT DROP AS
WITH routed AS MATERIALIZED (
  SELECT life.*,
         1 + ((row_number() OVER route - 1) * agents / customers)::integer AS agent_no,
         row_number() OVER route AS place
  FROM sample_lives AS life, sample_window, (SELECT count(*) AS agents FROM sample_agents) AS staff
  WINDOW route AS (ORDER BY no <> 1, area_no, luck, no)
)
SELECT no, luck, status, joined_on, left_on, payer, area_no, agent_no,
       created_at,
       coalesce(pg_temp.moment(left_on - 1, 64800), created_at) AS updated_at,
       pg_temp.uuid_at(created_at, luck, 'customer') AS id,
       pg_temp.uuid_at(created_at, luck, 'user') AS user_id,
       pg_temp.fraction(luck, 'second address') < 0.07 AS has_second_address,
       area_id,
       agent_id,
       (row_number() OVER (PARTITION BY agent_no ORDER BY place))::integer AS route_position,
       pg_temp.choose(luck, 'given', given) || ' ' || pg_temp.choose(luck, 'family', family) AS name,
       -- Brought forward from the books before this system; positive: the customer owes.
       CASE WHEN no = 1 OR joined_on > first_day THEN 0
            WHEN payer IN ('IN_ADVANCE', 'AT_THE_DOOR') THEN CASE WHEN pg_temp.fraction(luck, 'opening') < 0.25 THEN -50 * (1 + pg_temp.pick(luck, 'advance', 16)) ELSE 0 END
            WHEN pg_temp.fraction(luck, 'opening') < 0.10 THEN 60 + pg_temp.pick(luck, 'arrears', 2400) + 0.25 * pg_temp.pick(luck, 'paise', 4)
            ELSE 0 END::numeric AS opening,
       CASE WHEN no > 1 AND pg_temp.fraction(luck, 'phone') < 0.02 THEN NULL
            -- A household shares its phone with the previous customer.
            ELSE '+91' || (6000000000 + (CASE WHEN no > 1 AND pg_temp.fraction(luck, 'phone') < 0.05
                                              THEN pg_temp.child_luck(hashtextextended('customer', seed), no - 1)
                                              ELSE luck END & 281474976710655) % 4000000000) END AS phone
FROM routed
CROSS JOIN sample_window
JOIN (SELECT no AS area_no, id AS area_id FROM sample_areas) AS area USING (area_no)
JOIN (SELECT no AS agent_no, id AS agent_id FROM sample_agents) AS agent USING (agent_no)
JOIN sample_names ON pg_temp.fraction(luck, 'people') >= low AND pg_temp.fraction(luck, 'people') < high
ORDER BY no`;

/** Each with its login: the keys between the two are deferred to commit. */
const INSERT_USERS = `
INSERT INTO users (id, email, phone, name, role, status, must_change_password, customer_id, created_at, updated_at)
SELECT user_id,
       CASE no WHEN 1 THEN 'customer@earlybird.example' ELSE 'customer-' || id || '@earlybird.local' END,
       phone, name, 'CUSTOMER',
       CASE no WHEN 1 THEN 'ACTIVE' ELSE 'INVITED' END::user_status,
       no > 1,
       id, created_at, created_at
FROM sample_customers
ORDER BY no`;

const INSERT = `
INSERT INTO customers (id, user_id, name, phone, status, status_reason, area_id, agent_id, route_position, notes, created_at, updated_at)
SELECT id, user_id, name, phone, status,
       CASE status WHEN 'STOPPED' THEN pg_temp.choose(luck, 'why', ARRAY['Moved to another city', 'Buys at the shop now', 'Too expensive', 'Found another dairy'])
                   WHEN 'PAUSED' THEN pg_temp.choose(luck, 'why', ARRAY['Out of town', 'House under repair', 'Family function at home town']) END,
       area_id, agent_id, route_position,
       CASE WHEN pg_temp.fraction(luck, 'notes') < 0.06
            THEN pg_temp.choose(luck, 'note', ARRAY['Prefers WhatsApp to calls', 'Speaks Telugu only', 'Wants the bill in Hindi', 'Referred by a neighbour']) END,
       created_at, updated_at
FROM sample_customers
ORDER BY no`;

export function customerSteps(): Step[] {
  const label = 'Customers';
  return [
    { label, sql: STAGE_LIVES },
    { label, sql: 'ANALYZE sample_lives' },
    { label, sql: STAGE },
    { label, sql: 'ANALYZE sample_customers' },
    { label, sql: INSERT_USERS, fills: 'users' },
    { label, sql: INSERT, fills: 'customers' },
    { label, sql: 'ANALYZE users, customers' },
  ];
}
