import type { Step } from '../step.ts';
import { NAME_POOLS } from './name-data.ts';

/** Each pool with its interval of [0, 1), by weight. */
const STAGE = `
CREATE TEMPORARY TABLE sample_names ON COMMIT DROP AS
SELECT ARRAY(SELECT jsonb_array_elements_text(pool.datum->'given')) AS given,
       ARRAY(SELECT jsonb_array_elements_text(pool.datum->'family')) AS family,
       (sum(weight) OVER earlier - weight) / sum(weight) OVER () AS low,
       sum(weight) OVER earlier / sum(weight) OVER () AS high
FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS pool (datum, no),
     LATERAL (SELECT (pool.datum->>'weight')::double precision AS weight) AS weights
WINDOW earlier AS (ORDER BY no)`;

export function nameSteps(): Step[] {
  const label = 'Names';
  return [
    { label, sql: STAGE, values: [JSON.stringify(NAME_POOLS)] },
    { label, sql: 'ANALYZE sample_names' },
  ];
}
