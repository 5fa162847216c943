import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { onBareTables } from './bare-tables.ts';
import { VOLUME_ROWS } from './volume-rows.ts';

/** Those that grow with the orders; at this volume each has more than 100,000 rows. */
export const BIG_TABLES = ['orders', 'order_items', 'delivery_statuses', 'delivery_items', 'invoice_lines'] as const;

/**
 * For each table with more rows than ANALYZE samples: a column of few values, whose statistics target makes it read them all.
 * Random samples would flip plans with close costs.
 */
const READ_WHOLE: Readonly<Record<string, string>> = {
  audit_events: 'action',
  delivery_items: 'ordered_quantity',
  delivery_statuses: 'method',
  document_numbers: 'series',
  idempotency_keys: 'mutation',
  invoice_lines: 'quantity',
  ledger_entries: 'kind',
  legacy_records: 'collection',
  order_items: 'quantity',
  orders: 'shift',
  rate_limits: 'points',
};
/** ANALYZE draws 300 rows for each unit: 1.2 million, more than any table has. */
const STATISTICS_TARGET = 4_000;

/** The planner settings of a production server (docs/indexes.md), whatever the test server has. */
const SETTINGS: Readonly<Record<string, string>> = {
  random_page_cost: '1.1',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  default_statistics_target: '100',
  jit: 'off',
  // Whether parallel workers pay off depends on the machine; what they would read does not.
  max_parallel_workers_per_gather: '0',
  'earlybird.now': '2026-04-10T06:00:00+05:30',
};

/**
 * A million orders, analysed. For the planner alone: the rows pass no trigger, key or verb, so only their number and distribution
 * mean anything. About 25 s of one core, 1.5 GB.
 */
export async function createVolumeDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    const name = pg.escapeIdentifier(new URL(database.url).pathname.slice(1));
    for (const [setting, value] of Object.entries(SETTINGS)) {
      await client.query(`ALTER DATABASE ${name} SET ${setting} = ${pg.escapeLiteral(value)}`);
    }
    // VACUUM marks a page all-visible only after its rows' commit is flushed, and plans count such pages.
    await client.query('SET synchronous_commit = on');
    const tables = await onBareTables(client, async () => {
      for (const sql of Object.values(VOLUME_ROWS)) await client.query(sql);
    });
    for (const [table, column] of Object.entries(READ_WHOLE)) {
      await client.query(`ALTER TABLE ${table} ALTER ${column} SET STATISTICS ${STATISTICS_TARGET}`);
    }
    await client.query(`VACUUM (ANALYZE) ${tables.join(', ')}`);
  } finally {
    await client.end();
  }
  return database;
}
