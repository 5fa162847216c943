import type pg from 'pg';
import { SCHEMA_OBJECTS } from './schema-objects.query.ts';

/** One part of the database's schema: a table, a column, a constraint, an index, a function, … */
export interface SchemaObject {
  kind: string;
  /** Unique within its kind; names of a table's parts begin with the table's name: `orders.note`. */
  name: string;
  /** In PostgreSQL's own words. */
  definition: string;
  /** Why it is not in force although it exists: invalid, disabled; null if it is. */
  flaw: string | null;
}

/**
 * Unqualified names, which all statements use, resolve to another schema or none, because of a setting of the database or role.
 */
const HIDDEN_TABLES = `
  SELECT relname::text AS name FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT pg_table_is_visible(oid) ORDER BY relname`;

const asHidden = (name: string): SchemaObject => ({
  kind: 'setting',
  name: `search_path of ${name}`,
  definition: '',
  flaw: 'does not lead to the schema public, where the table is',
});

/** The whole schema from the catalogue. About 30 ms; reads no table. */
export async function readSchemaObjects(pool: pg.Pool): Promise<SchemaObject[]> {
  const client = await pool.connect();
  let failed = true;
  try {
    const { rows: hidden } = await client.query<{ name: string }>(HIDDEN_TABLES);
    // PostgreSQL qualifies what is not on the search path, so the path must be the same everywhere.
    await client.query('BEGIN READ ONLY; SET LOCAL search_path = public; SET LOCAL jit = off');
    const { rows } = await client.query<SchemaObject>(SCHEMA_OBJECTS);
    await client.query('COMMIT');
    failed = false;
    return [...rows, ...hidden.map(({ name }) => asHidden(name))];
  } finally {
    client.release(failed);
  }
}
