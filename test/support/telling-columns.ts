import type pg from 'pg';

/** Tables without data of customers. No foreign key leads from them to one, which `test/guards/forget.test.ts` checks. */
export const NOBODYS: Readonly<Record<string, string>> = {
  _prisma_migrations: 'Applied migrations.',
  areas: 'Names of parts of a town.',
  business_settings: 'The business itself.',
  document_numbers: 'Numbers of a series without gaps.',
  document_series: 'Names of series.',
  products: 'What is sold.',
  rate_limits: 'Digests, deleted when they expire.',
};

/** Types that cannot hold a person's words: ids, figures, moments and choices. A type that is not listed counts as text. */
const WORDLESS = ['uuid', 'numeric', 'int2', 'int4', 'int8', 'bool', 'date', 'timestamptz'];

/** `table.column` of everything that can hold a text, or a place on the map. */
export async function tellingColumns(pool: pg.Pool): Promise<readonly string[]> {
  const { rows } = await pool.query(
    `SELECT relname || '.' || attname AS name
     FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid JOIN pg_type ON pg_type.oid = atttypid
     LEFT JOIN pg_type AS element ON element.oid = pg_type.typelem AND pg_type.typcategory = 'A'
     WHERE relkind IN ('r', 'p') AND relnamespace = current_schema()::regnamespace AND attnum > 0 AND NOT attisdropped
       AND (attname ~ 'latitude|longitude'
         OR NOT (coalesce(element.typname, pg_type.typname) = ANY ($1) OR coalesce(element.typtype, pg_type.typtype) = 'e'))
     ORDER BY 1`,
    [WORDLESS],
  );
  return rows.map(({ name }) => name);
}

/** Every table that contains this text, in any letter case. */
export async function tablesWith(pool: pg.Pool, text: string): Promise<readonly string[]> {
  const { rows } = await pool.query(
    `SELECT c.relname AS name FROM pg_class c
     WHERE c.relkind IN ('r', 'p') AND c.relnamespace = current_schema()::regnamespace
       AND query_to_xml(format('SELECT 1 FROM %I AS t WHERE t::text ILIKE %L LIMIT 1', c.relname, '%' || $1 || '%'), true, true, '')::text LIKE '%<row%'
     ORDER BY 1`,
    [text],
  );
  return rows.map(({ name }) => name);
}
