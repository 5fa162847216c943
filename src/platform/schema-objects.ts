import type pg from 'pg';
import { SCHEMA_OBJECTS } from './schema-objects.query.ts';

/** One part of the database's schema: a table, a column, a constraint, an index, a function, … */
export interface SchemaObject {
  kind: string;
  /** Unique among its kind; what belongs to a table begins with the table's name: `orders.note`. */
  name: string;
  /** As PostgreSQL words it. */
  definition: string;
  /** Why it does not hold although it is there: invalid, disabled; null where it holds. */
  flaw: string | null;
}

/** The whole schema as the catalogue has it. One statement of about 30 ms; reads no table. */
export async function readSchemaObjects(pool: pg.Pool): Promise<SchemaObject[]> {
  const client = await pool.connect();
  let failed = true;
  try {
    // PostgreSQL names the schema of whatever is not on the search path, so that must be the same everywhere.
    await client.query('BEGIN READ ONLY; SET LOCAL search_path = public; SET LOCAL jit = off');
    const { rows } = await client.query<SchemaObject>(SCHEMA_OBJECTS);
    await client.query('COMMIT');
    failed = false;
    return rows;
  } finally {
    client.release(failed);
  }
}
