import type pg from 'pg';

/** Rows of one table whose names are the same by the rule that new names are compared by. */
export interface NamesAlike {
  readonly table: string;
  /** Oldest first. */
  readonly rows: readonly { readonly id: string; readonly name: string }[];
}

/** Whose names must differ, by `comparable_name` in PostgreSQL. */
const NAMED = ['areas', 'products'] as const;

/**
 * Names that were there before the rule and are the same by it. They keep their places, since only people know which of two
 * rows is meant: docs/decisions/0032.
 */
export async function namesAlike(pool: pg.Pool): Promise<readonly NamesAlike[]> {
  const found = await Promise.all(
    NAMED.map((table) =>
      pool.query<NamesAlike>(
        `SELECT '${table}' AS table, jsonb_agg(jsonb_build_object('id', id, 'name', name) ORDER BY created_at, id) AS rows
         FROM ${table} GROUP BY comparable_name(name) HAVING count(*) > 1 ORDER BY min(name)`,
      ),
    ),
  );
  return found.flatMap(({ rows }) => rows);
}
