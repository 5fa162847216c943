import { FIRST_AGENTS, OFFICE } from '../data/staff-data.ts';
import type { Step } from '../step.ts';

const STAGE_OFFICE = `
CREATE TEMPORARY TABLE sample_staff ON COMMIT DROP AS
SELECT person.datum->>'email' AS email,
       person.datum->>'name' AS name,
       (person.datum->>'role')::role AS role,
       pg_temp.moment(first_day - 120, 36000 + person.no) AS created_at,
       pg_temp.uuid_at(pg_temp.moment(first_day - 120, 36000 + person.no), pg_temp.child_luck(seed, person.no), 'staff') AS id
FROM sample_window, jsonb_array_elements($1::jsonb) WITH ORDINALITY AS person (datum, no)`;

/** One agent carries about 150 customers. */
const STAGE_AGENTS = `
CREATE TEMPORARY TABLE sample_agents ON COMMIT DROP AS
WITH agents AS MATERIALIZED (
  SELECT no,
         pg_temp.child_luck(hashtextextended('agent', seed), no) AS luck,
         pg_temp.moment(first_day - 100, 36000 + no) AS created_at
  FROM sample_window, generate_series(1, greatest(2, ceil(customers / 150.0)::integer)) AS no
)
SELECT no,
       luck,
       created_at,
       pg_temp.uuid_at(created_at, luck, 'agent') AS id,
       CASE no WHEN 1 THEN 'agent' ELSE 'agent' || no END || '@earlybird.example' AS email,
       coalesce(($1::text[])[no], pg_temp.choose(luck, 'given', given) || ' ' || pg_temp.choose(luck, 'family', family)) AS name,
       -- Whether the agent has set out on the last day's round.
       no = 1 OR (no > 2 AND pg_temp.fraction(luck, 'set out') < 0.85) AS set_out
FROM agents JOIN sample_names ON pg_temp.fraction(luck, 'people') >= low AND pg_temp.fraction(luck, 'people') < high`;

const INSERT = `
INSERT INTO users (id, email, phone, name, role, status, created_at, updated_at)
SELECT id, email, phone, name, role, 'ACTIVE', created_at, created_at
FROM (
  SELECT id, email, NULL AS phone, name, role, created_at FROM sample_staff
  UNION ALL
  SELECT id, email, '+91' || (7000000000 + (luck & 4294967295) % 1000000000), name, 'DELIVERY_AGENT', created_at FROM sample_agents
) AS staff
ORDER BY created_at, id`;

export function staffSteps(): Step[] {
  const label = 'Staff';
  return [
    { label, sql: STAGE_OFFICE, values: [JSON.stringify(OFFICE)] },
    { label, sql: STAGE_AGENTS, values: [FIRST_AGENTS] },
    { label, sql: 'ANALYZE sample_staff, sample_agents' },
    { label, sql: INSERT, fills: 'users' },
  ];
}
