import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { migrateUp } from '../../../src/platform/migrations/migration-up.ts';
import { createSampleDatabase, type TestDatabase } from '../../support/test-database.ts';

const UNKNOWN = `SELECT relname::text AS name FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND reltuples < 0 AND relname NOT LIKE '\\_prisma%'`;

async function open(create: () => Promise<TestDatabase>): Promise<{ url: string; client: pg.Client }> {
  const database = await create();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  onTestFinished(async () => {
    await client.end();
    await database.drop();
  });
  return { url: database.url, client };
}

test('after migrations and the sample PostgreSQL knows every table; at the next start those that a restore brings', async () => {
  const { url, client } = await open(createSampleDatabase);
  const unknown = async () => (await client.query(UNKNOWN)).rows.map(({ name }) => name);
  expect(await unknown()).toEqual([]);
  const { rows } = await client.query(
    `SELECT count(*)::integer AS known FROM pg_stats WHERE tablename IN ('orders', 'order_items', 'invoice_lines')`,
  );
  expect(rows[0].known).toBeGreaterThan(20);

  await client.query(`UPDATE pg_class SET reltuples = -1 WHERE oid IN ('orders'::regclass, 'areas'::regclass)`);
  expect((await unknown()).sort()).toEqual(['areas', 'orders']);
  expect(await migrateUp(url)).toEqual([]);
  expect(await unknown()).toEqual([]);
});
