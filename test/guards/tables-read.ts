import type pg from 'pg';

/** The definitions of the schema's views and functions, by name. */
export type Definitions = ReadonlyMap<string, string>;

/** From a migrated database, so that a view or function replaced by a migration counts in its current form. */
export async function readDefinitions(pool: pg.Pool): Promise<Definitions> {
  const { rows } = await pool.query<{ name: string; definition: string }>(`
    SELECT relname AS name, pg_get_viewdef(oid) AS definition FROM pg_class
    WHERE relkind IN ('v', 'm') AND relnamespace = 'public'::regnamespace
    UNION ALL
    SELECT proname, string_agg(prosrc, ' ') FROM pg_proc
    WHERE pronamespace = 'public'::regnamespace AND prorettype <> 'trigger'::regtype GROUP BY proname`);
  return new Map(rows.map(({ name, definition }) => [name, definition]));
}

/**
 * Whether a statement reads a table, directly or through views and functions; a definition that names it counts as reading it.
 */
export function readsTable(statement: string, table: string, definitions: Definitions): boolean {
  return new RegExp(`(FROM|JOIN)\\s+${table}\\s`).test(statement) || viaDefinitions(statement, table, definitions);
}

function viaDefinitions(text: string, table: string, definitions: Definitions): boolean {
  const seen = new Set<string>();
  const follow = (within: string): boolean =>
    [...definitions].some(([name, definition]) => {
      if (seen.has(name) || !names(within, name)) return false;
      seen.add(name);
      return names(definition, table) || follow(definition);
    });
  return follow(text);
}

const names = (text: string, name: string): boolean => new RegExp(`\\b${name}\\b`).test(text);
