import { AREAS } from '../data/area-data.ts';
import type { Step } from '../step.ts';

const STAGE = `
CREATE TEMPORARY TABLE sample_areas ON COMMIT DROP AS
SELECT area.no::integer AS no,
       pg_temp.uuid_at(pg_temp.moment(first_day - 90, 36000 + area.no), pg_temp.child_luck(seed, area.no), 'area') AS id,
       pg_temp.moment(first_day - 90, 36000 + area.no) AS created_at,
       area.datum->>'name' AS name,
       area.datum->>'pincode' AS pincode,
       (area.datum->>'latitude')::double precision AS latitude,
       (area.datum->>'longitude')::double precision AS longitude
FROM sample_window, jsonb_array_elements($1::jsonb) WITH ORDINALITY AS area (datum, no)
WHERE area.no <= greatest(4, ceil(customers / 60.0))`;

const INSERT = `
INSERT INTO areas (id, name, created_at)
SELECT id, name, created_at FROM sample_areas ORDER BY no`;

export function areaSteps(): Step[] {
  const label = 'Areas';
  return [
    { label, sql: STAGE, values: [JSON.stringify(AREAS)] },
    { label, sql: 'ANALYZE sample_areas' },
    { label, sql: INSERT, fills: 'areas' },
    { label, sql: 'ANALYZE areas' },
  ];
}
