import type { Step } from '../step.ts';

/**
 * On two days of every month a stand-in confirms by link: once an area's round, once an agent's. One more link is open today, and
 * one was revoked.
 */
const STAGE = `
CREATE TEMPORARY TABLE sample_links ON COMMIT DROP AS
WITH months AS (
  SELECT (first_day + make_interval(months => n))::date AS month, n
  FROM sample_window, generate_series(0, 200) AS n
  WHERE first_day + make_interval(months => n) <= last_day
), links AS (
  SELECT month + 9 AS date, 1 AS area_no, NULL::integer AS agent_no, 'MORNING'::shift AS shift, false AS revoked, n * 4 AS no FROM months
  UNION ALL
  SELECT month + 19, NULL, 2, 'MORNING', false, n * 4 + 1 FROM months
  UNION ALL
  SELECT last_day, 2, NULL, 'EVENING', false, -1 FROM sample_window
  UNION ALL
  SELECT last_day - 3, NULL, 1, NULL, true, -2 FROM sample_window
)
SELECT link.*, pg_temp.child_luck(hashtextextended('link', seed), no) AS luck,
       pg_temp.moment(date - 1, 68400) AS created_at,
       pg_temp.uuid_at(pg_temp.moment(date - 1, 68400), pg_temp.child_luck(hashtextextended('link', seed), no), 'link') AS id
FROM links AS link, sample_window
WHERE date <= last_day`;

const INSERT = `
INSERT INTO share_links (id, name, token_hash, date, area_id, agent_id, shift, created_by_id, created_at, expires_at, revoked_at)
SELECT link.id,
       coalesce(area.name, agent.name) || ', ' || to_char(date, 'DD.MM.'),
       encode(sha256(convert_to('link ' || link.luck, 'UTF8')), 'hex'),
       date, area.id, agent.id, shift,
       (SELECT id FROM sample_staff WHERE role = 'ADMIN'),
       link.created_at, pg_temp.moment(date + 1, 0),
       CASE WHEN revoked THEN link.created_at + interval '40 minutes' END
FROM sample_links AS link
LEFT JOIN sample_areas AS area ON area.no = area_no
LEFT JOIN sample_agents AS agent ON agent.no = agent_no
ORDER BY link.created_at, link.no`;

export function shareLinkSteps(): Step[] {
  const label = 'Share links';
  return [
    { label, sql: STAGE },
    { label, sql: 'ANALYZE sample_links' },
    { label, sql: INSERT, fills: 'share_links' },
  ];
}
