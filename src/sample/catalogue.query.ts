import { PRODUCTS } from './data/product-data.ts';
import type { Step } from './step.ts';

const STAGE_PRODUCTS = `
CREATE TEMPORARY TABLE sample_products ON COMMIT DROP AS
SELECT product.no::integer AS no,
       pg_temp.moment(first_day - 90, 39600 + product.no) AS created_at,
       pg_temp.uuid_at(pg_temp.moment(first_day - 90, 39600 + product.no), pg_temp.child_luck(seed, product.no), 'product') AS id,
       product.datum,
       product.datum->>'code' AS code,
       (product.datum->>'unit')::product_unit AS unit
FROM sample_window, jsonb_array_elements($1::jsonb) WITH ORDINALITY AS product (datum, no)`;

/** Each price with its first day and the day after its last. */
const STAGE_PRICES = `
CREATE TEMPORARY TABLE sample_product_prices ON COMMIT DROP AS
WITH dated AS (
  SELECT no, id, (datum->>'price')::numeric AS price, first_day - 90 AS effective_from
  FROM sample_products, sample_window
  UNION ALL
  SELECT no, id, (datum->'nextPrice'->>'price')::numeric,
         first_day + greatest(1, floor((last_day - first_day) * (datum->'nextPrice'->>'at')::double precision)::integer)
  FROM sample_products, sample_window
  WHERE datum ? 'nextPrice'
)
SELECT no AS product_no, id AS product_id, price, effective_from,
       lead(effective_from, 1, 'infinity') OVER (PARTITION BY no ORDER BY effective_from) AS until
FROM dated`;

const STAGE_TAXES = `
CREATE TEMPORARY TABLE sample_taxes ON COMMIT DROP AS
WITH dated AS (
  SELECT no, id, datum, (datum->>'tax')::numeric AS rate, first_day - 90 AS effective_from
  FROM sample_products, sample_window
  UNION ALL
  SELECT no, id, datum, (datum->'nextTax'->>'tax')::numeric,
         first_day + greatest(1, floor((last_day - first_day) * (datum->'nextTax'->>'at')::double precision)::integer)
  FROM sample_products, sample_window
  WHERE datum ? 'nextTax'
)
SELECT no AS product_no, id AS product_id, rate, effective_from,
       NOT coalesce((datum->>'taxExclusive')::boolean, false) AS inclusive,
       lead(effective_from, 1, 'infinity') OVER (PARTITION BY no ORDER BY effective_from) AS until
FROM dated`;

const INSERT_PRODUCTS = `
INSERT INTO products (id, name, unit, category, active, created_at, updated_at)
SELECT id, datum->>'name', unit, datum->>'category', NOT coalesce((datum->>'discontinued')::boolean, false), created_at, created_at
FROM sample_products
ORDER BY no`;

const INSERT_PRICES = `
INSERT INTO product_prices (product_id, effective_from, price, created_at)
SELECT product_id, effective_from, price, least(pg_temp.moment(effective_from - 3, 43200), as_of)
FROM sample_product_prices, sample_window
ORDER BY product_no, effective_from`;

const INSERT_TAXES = `
INSERT INTO tax_rates (product_id, effective_from, rate, inclusive, created_at)
SELECT product_id, effective_from, rate, inclusive, pg_temp.moment(effective_from - 3, 43200)
FROM sample_taxes
ORDER BY product_no, effective_from`;

const INSERT_SETTINGS = `
INSERT INTO business_settings (id, name, gstin, upi_id, phone, credit_days, updated_at)
SELECT 1, 'EarlyBird Dairy & Daily Needs', '36AAACE4321L1ZS', 'earlybird@upi', '+914035001234', credit_days, pg_temp.moment(first_day - 120, 36000)
FROM sample_window`;

export function catalogueSteps(): Step[] {
  const label = 'Products and prices';
  return [
    { label, sql: STAGE_PRODUCTS, values: [JSON.stringify(PRODUCTS)] },
    { label, sql: STAGE_PRICES },
    { label, sql: STAGE_TAXES },
    { label, sql: 'ANALYZE sample_products, sample_product_prices, sample_taxes' },
    { label, sql: INSERT_PRODUCTS, fills: 'products' },
    { label, sql: INSERT_PRICES, fills: 'product_prices' },
    { label, sql: INSERT_TAXES, fills: 'tax_rates' },
    { label, sql: INSERT_SETTINGS, fills: 'business_settings' },
    { label, sql: 'ANALYZE products, product_prices, tax_rates' },
  ];
}
