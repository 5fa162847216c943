import type pg from 'pg';
import { SCHEMA_OBJECTS } from './schema-objects.query.ts';

/** One part of the database's schema: a table, a column, a constraint, an index, a function, … */
export interface SchemaObject {
  kind: string;
  /** Unique among its kind; what belongs to a table begins with the table's name: `orders.note`. */
  name: string;
  /** As PostgreSQL words it. */
  definition: string;
  /** Why it does not hold although it is there: invalid, disabled; null if it holds. */
  flaw: string | null;
}

/** Unqualified names, which all statements use, lead to another schema or to none: by a setting of the database or the role. */
const HIDDEN_TABLES = `
  SELECT relname::text AS name FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT pg_table_is_visible(oid) ORDER BY relname`;

const asHidden = (name: string): SchemaObject => ({
  kind: 'setting',
  name: `search_path of ${name}`,
  definition: '',
  flaw: 'does not lead to the schema public, where the table is',
});

/** The whole schema as the catalogue has it. About 30 ms; reads no table. */
export async function readSchemaObjects(pool: pg.Pool): Promise<SchemaObject[]> {
  const client = await pool.connect();
  let failed = true;
  try {
    const { rows: hidden } = await client.query<{ name: string }>(HIDDEN_TABLES);
    // PostgreSQL names the schema of whatever is not on the search path, so that must be the same everywhere.
    await client.query('BEGIN READ ONLY; SET LOCAL search_path = public; SET LOCAL jit = off');
    const { rows } = await client.query<SchemaObject>(SCHEMA_OBJECTS);
    await client.query('COMMIT');
    failed = false;
    return [...rows, ...hidden.map(({ name }) => asHidden(name))];
  } finally {
    client.release(failed);
  }
}
