import pg from 'pg';

/** Column names by table, with their schema's name: `public.order`. */
export type Tables = Map<string, { table: string; columns: string[] }>;

const COUNTED_AT_MOST = 10_000;

export async function readTables(client: pg.PoolClient): Promise<Tables> {
  const { rows } = await client.query<{ oid: string; table: string; columns: string[] }>(
    `SELECT c.oid::text, format('%I.%I', n.nspname, c.relname) AS table,
            ARRAY(SELECT a.attname::text FROM pg_attribute a
                  WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
     ORDER BY 2`,
  );
  return new Map(rows.map(({ oid, table, columns }) => [oid, { table, columns }]));
}

/** What stands in tables and columns that were there before and are gone after, in words. */
export async function findLosses(client: pg.PoolClient, before: Tables, after: Tables): Promise<string[]> {
  const losses: string[] = [];
  for (const [oid, { table, columns }] of before) {
    const left = after.get(oid);
    if (!left) losses.push(...describe(table, await countRows(client, table, 'true')));
    for (const column of left ? columns.filter((name) => !left.columns.includes(name)) : []) {
      const filled = `${pg.escapeIdentifier(column)} IS NOT NULL`;
      losses.push(...describe(`${table}.${column}`, await countRows(client, table, filled)));
    }
  }
  return losses;
}

function describe(what: string, count: number): string[] {
  if (count === 0) return [];
  const rows =
    count > COUNTED_AT_MOST ? `more than ${COUNTED_AT_MOST} rows` : `${count} ${count === 1 ? 'row' : 'rows'}`;
  return [`${what} (${rows})`];
}

async function countRows(client: pg.PoolClient, table: string, condition: string): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM (SELECT 1 FROM ${table} WHERE ${condition} LIMIT ${COUNTED_AT_MOST + 1}) AS found`,
  );
  return rows[0]?.count ?? 0;
}
