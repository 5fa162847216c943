import pg from 'pg';

interface Table {
  /** Schema-qualified: `public.orders`. */
  table: string;
  columns: string[];
  /** Rows that this transaction has deleted. */
  deleted: number;
  filled: boolean;
}

/** By the table's oid, which changes if a table is dropped and created again. */
export type Tables = Map<string, Table>;

const COUNTED_AT_MOST = 10_000;

export async function readTables(client: pg.PoolClient): Promise<Tables> {
  const { rows } = await client.query<Omit<Table, 'filled'> & { oid: string }>(
    `SELECT c.oid::text, format('%I.%I', n.nspname, c.relname) AS table,
            ARRAY(SELECT a.attname::text FROM pg_attribute a
                  WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
            pg_stat_get_xact_tuples_deleted(c.oid)::float AS deleted
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
     ORDER BY 2`,
  );
  const tables: Tables = new Map();
  for (const { oid, ...table } of rows) {
    tables.set(oid, { ...table, filled: (await countRows(client, table.table, 'true', 1)) > 0 });
  }
  return tables;
}

/** The tables and columns with content, and the rows, that existed before and are gone after, in words. */
export async function findLosses(client: pg.PoolClient, before: Tables, after: Tables): Promise<string[]> {
  const losses: string[] = [];
  for (const [oid, { table, columns, deleted, filled: hadRows }] of before) {
    const left = after.get(oid);
    if (!left || (hadRows && !left.filled)) losses.push(...describe(table, await countRows(client, table, 'true')));
    else losses.push(...describe(`${table}, in part`, left.deleted - deleted));
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

async function countRows(
  client: pg.PoolClient,
  table: string,
  condition: string,
  atMost = COUNTED_AT_MOST + 1,
): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM (SELECT 1 FROM ${table} WHERE ${condition} LIMIT ${atMost}) AS found`,
  );
  return rows[0]?.count ?? 0;
}
