import type { Step } from './step.ts';

/** Numbers in the order of issue, a series for each financial year from April on, another one for credit notes. */
const STAGE = `
CREATE TEMPORARY TABLE sample_numbers ON COMMIT DROP AS
WITH issued AS (
  SELECT 'EB' AS prefix, id AS document_id, issued_at, luck FROM sample_invoices WHERE kind <> 'OPENING' AND issued_at IS NOT NULL
  UNION ALL
  SELECT 'CN', id, issued_at, luck FROM sample_credits
), in_series AS (
  SELECT issued.*, prefix || '/' || to_char(year, 'YY') || '-' || to_char(year + interval '1 year', 'YY') AS series
  FROM issued
  CROSS JOIN LATERAL (SELECT pg_temp.business_day(issued_at) - interval '3 months' AS year) AS financial_year
), counted AS (
  SELECT *, (row_number() OVER (PARTITION BY series ORDER BY issued_at, luck))::integer AS sequence FROM in_series
)
SELECT document_id, series, sequence, series || '/' || lpad(sequence::text, greatest(6, length(sequence::text)), '0') AS number
FROM counted`;

const INSERT_SERIES = `
INSERT INTO document_series (series, last_number)
SELECT series, max(sequence) FROM sample_numbers GROUP BY series ORDER BY series`;

const INSERT_NUMBERS = `
INSERT INTO document_numbers (number, series, sequence)
SELECT number, series, sequence FROM sample_numbers ORDER BY series, sequence`;

export function documentNumberSteps(): Step[] {
  const label = 'Document numbers';
  return [
    { label, sql: STAGE },
    { label, sql: 'ANALYZE sample_numbers' },
    { label, sql: INSERT_SERIES, fills: 'document_series' },
    { label, sql: INSERT_NUMBERS, fills: 'document_numbers' },
    { label, sql: 'ANALYZE document_numbers' },
  ];
}
