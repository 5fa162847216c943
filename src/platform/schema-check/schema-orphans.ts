import pg from 'pg';
import type { SchemaFault } from './schema-faults.ts';
import type { SchemaObject } from './schema-objects.ts';
import type { ExpectedObject } from './schema-snapshot.ts';

interface ForeignKey {
  name: string;
  table: string;
  columns: string[];
  parent: string;
  parentColumns: string[];
}

const COUNTED_AT_MOST = 1_000;

/**
 * Rows whose link leads nowhere. A valid key allows none, but rows written while it was dropped, disabled or not yet created (a
 * restored dump, session_replication_role) are never checked again. One anti-join for each link of the schema.
 */
export async function findOrphans(
  pool: pg.Pool,
  expected: readonly ExpectedObject[],
  objects: readonly SchemaObject[],
): Promise<SchemaFault[]> {
  const columns = new Set(objects.filter(({ kind }) => kind === 'column').map(({ name }) => name));
  const readable = ({ table, columns: own, parent, parentColumns }: ForeignKey) =>
    own.every((column) => columns.has(`${table}.${column}`)) &&
    parentColumns.every((column) => columns.has(`${parent}.${column}`));
  const client = await pool.connect();
  let failed = true;
  try {
    // One snapshot for all and no time limit: the largest tables are read whole.
    await client.query(
      'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL search_path = public; SET LOCAL statement_timeout = 0',
    );
    const faults: SchemaFault[] = [];
    for (const key of foreignKeysOf(expected).filter(readable)) faults.push(...(await orphansOf(client, key)));
    await client.query('COMMIT');
    failed = false;
    return faults;
  } finally {
    client.release(failed);
  }
}

/** From the keys that should exist, not those that do: rows may be orphaned because the key is gone. */
function foreignKeysOf(expected: readonly ExpectedObject[]): ForeignKey[] {
  return expected.flatMap(({ kind, name, definition }) => {
    const parts = /^FOREIGN KEY \((.+?)\) REFERENCES (\w+)\((.+?)\)/.exec(definition);
    if (kind !== 'constraint' || !parts) return [];
    const [, columns = '', parent = '', parentColumns = ''] = parts;
    return [
      {
        name,
        table: name.split('.')[0] as string,
        columns: columns.split(', '),
        parent,
        parentColumns: parentColumns.split(', '),
      },
    ];
  });
}

async function orphansOf(client: pg.ClientBase, key: ForeignKey): Promise<SchemaFault[]> {
  const { name, table, columns, parent, parentColumns } = key;
  const quote = pg.escapeIdentifier;
  const own = columns.map((column) => `child.${quote(column)}`);
  const same = parentColumns.map((column, index) => `parent.${quote(column)} = ${own[index]}`).join(' AND ');
  const { rows } = await client.query<{ count: number; example: string }>(`
    SELECT count(*)::int AS count, min(example) AS example
    FROM (SELECT concat_ws(', ', ${own.join(', ')}) AS example
          FROM ${quote(table)} AS child
          WHERE ${own.map((column) => `${column} IS NOT NULL`).join(' AND ')}
            AND NOT EXISTS (SELECT FROM ${quote(parent)} AS parent WHERE ${same})
          LIMIT ${COUNTED_AT_MOST + 1}) AS orphan`);
  const { count, example } = rows[0] as { count: number; example: string };
  if (count === 0) return [];
  const number =
    count > COUNTED_AT_MOST ? `more than ${COUNTED_AT_MOST} rows` : count === 1 ? '1 row' : `${count} rows`;
  const message = `${number} of ${table} point to no row of ${parent} (${name}); the first: ${columns.join(', ')} = ${example}`;
  return [{ fault: 'orphans', object: `constraint ${name}`, message }];
}
