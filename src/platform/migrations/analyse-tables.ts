import type pg from 'pg';

type Queryable = Pick<pg.ClientBase, 'query'>;

const TABLES = `
  SELECT string_agg(format('%I', relname), ', ' ORDER BY relname) AS names FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND reltuples < $1`;

/**
 * Looks at every table, or only at those that nobody has looked at yet: until then PostgreSQL guesses what is in them, and
 * plans badly for the guards that each write runs. Skips what somebody holds, waits for nobody, and takes a few seconds.
 */
export async function analyseTables(database: Queryable, which: 'all' | 'never analysed'): Promise<void> {
  const { rows } = await database.query<{ names: string | null }>(TABLES, [which === 'all' ? 'Infinity' : 0]);
  const names = rows[0]?.names;
  if (names) await database.query(`ANALYZE (SKIP_LOCKED) ${names}`);
}
