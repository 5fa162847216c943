import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../support/refusal.ts';
import { createSampleDatabase, type TestDatabase } from '../support/test-database.ts';

interface AppendOnlyTable {
  readonly table: string;
  /** Columns that may still be set, by triggers or once by a person. */
  readonly movable: readonly string[];
  /** What anonymising may empty, and how. */
  readonly personal: Readonly<Record<string, string>>;
}

const TABLES: readonly AppendOnlyTable[] = [
  { table: 'audit_events', movable: [], personal: { before: 'NULL', after: 'NULL', ip: 'NULL', user_agent: 'NULL' } },
  {
    table: 'delivery_statuses',
    movable: ['current', 'billing', 'verified_at', 'verified_by_id'],
    personal: {
      note: 'NULL',
      'latitude, longitude': 'NULL',
      correction_reason: 'CASE WHEN correction_reason IS NOT NULL THEN removed_text() END',
    },
  },
  { table: 'delivery_items', movable: [], personal: {} },
  { table: 'ledger_entries', movable: [], personal: { note: 'NULL' } },
  { table: 'credit_notes', movable: [], personal: { reason: 'removed_text()' } },
  { table: 'payment_allocations', movable: ['released_at'], personal: {} },
  { table: 'document_numbers', movable: [], personal: {} },
  {
    table: 'legacy_records',
    movable: ['import_run_id', 'status', 'target_model', 'target_id', 'reason', 'imported_at'],
    personal: { document: `'{}'` },
  },
];

let database: TestDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await createSampleDatabase();
  pool = new pg.Pool({ connectionString: database.url });
  await pool.query(`
    WITH run AS (INSERT INTO import_runs (source, cutover) VALUES ('dump', '2026-01-01') RETURNING id)
    INSERT INTO legacy_records (collection, mongo_id, import_run_id, status, reason, document)
    SELECT 'orders', '65f0c0ffee', id, 'QUARANTINED', 'no customer', '{"phone": "9876543210"}' FROM run`);
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** An expression of the column's type that differs from every value in it. */
const OTHER: Readonly<Record<string, (column: string) => string>> = {
  uuid: () => 'uuid_v7()',
  text: (column) => `coalesce("${column}", '') || 'x'`,
  int4: (column) => `"${column}" + 1000000`,
  bool: (column) => `NOT "${column}"`,
  numeric: (column) => `coalesce("${column}", 0) + 1`,
  jsonb: () => `'{"other": true}'`,
  timestamptz: (column) => `coalesce("${column}", now()) + interval '1 day'`,
};

async function columnsOf(table: string): Promise<{ name: string; type: string; isEnum: boolean }[]> {
  const { rows } = await pool.query(
    `SELECT attname AS name, typname AS type, typtype = 'e' AS "isEnum" FROM pg_attribute JOIN pg_type ON pg_type.oid = atttypid
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
    [table],
  );
  return rows;
}

describe.each(TABLES)('$table', ({ table, movable, personal }) => {
  const constraint = `${table}_append_only`;

  it('holds rows, or the rest of these tests would prove nothing', async () => {
    const { rowCount } = await pool.query(`SELECT FROM ${table} LIMIT 1`);
    expect(rowCount).toBe(1);
  });

  it('refuses another value in every column but the movable ones, in columns that are yet to come too', async () => {
    const accepted: string[] = [];
    for (const { name, type, isEnum } of await columnsOf(table)) {
      if (movable.includes(name)) continue;
      const value = isEnum
        ? `(SELECT e FROM unnest(enum_range(NULL::${type})) AS e WHERE e IS DISTINCT FROM "${name}" LIMIT 1)`
        : OTHER[type]?.(name);
      const refused = await refusalOf(
        pool.query(`UPDATE ${table} SET "${name}" = ${value} WHERE ctid = (SELECT ctid FROM ${table} LIMIT 1)`),
      );
      if (refused !== constraint) accepted.push(`${name} (${refused})`);
    }
    expect(accepted).toEqual([]);
  });

  it('refuses DELETE and TRUNCATE, even of no row', async () => {
    expect(await refusalOf(pool.query(`DELETE FROM ${table}`))).toBe(constraint);
    expect(await refusalOf(pool.query(`DELETE FROM ${table} WHERE false`))).toBe(constraint);
    expect(await refusalOf(pool.query(`TRUNCATE ${table} CASCADE`))).toBe(constraint);
  });

  it.each(Object.entries(personal))('lets anonymising empty %s', async (columns, empty) => {
    const assignments = columns.split(', ').map((column) => `"${column}" = ${empty}`);
    expect(await refusalOf(pool.query(`UPDATE ${table} SET ${assignments}`))).toBeUndefined();
  });
});

it('lets an allocation be released once', async () => {
  const { rows } = await pool.query(
    `UPDATE payment_allocations SET released_at = now()
     WHERE ctid = (SELECT ctid FROM payment_allocations WHERE released_at IS NULL LIMIT 1) RETURNING id`,
  );
  const change = (value: string) =>
    refusalOf(pool.query(`UPDATE payment_allocations SET released_at = ${value} WHERE id = $1`, [rows[0].id]));
  expect(await change(`now() + interval '1 hour'`)).toBe('payment_allocations_append_only');
  expect(await change('NULL')).toBe('payment_allocations_append_only');
});

it('names the rule and quotes no row', async () => {
  const refused = await pool.query(`UPDATE audit_events SET action = 'nothing'`).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: '23514', constraint: 'audit_events_append_only', detail: undefined });
});
