import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { loadSample } from '../../src/sample/load-sample.ts';
import type { SampleOptions } from '../../src/sample/sample-window.ts';
import { OF_THE_LOAD, tableDigests } from '../support/table-digests.ts';
import { type OpenDatabase, openEmpty, openLoaded } from './open-database.ts';
import { stopWritersOf } from './stopped-writers.ts';

const SAMPLE: SampleOptions = { customers: 8, months: 1, seed: 2, until: '2026-03-20' };
const quietly = () => {};

async function onEmpty(): Promise<OpenDatabase> {
  const database = await openEmpty();
  onTestFinished(database.close);
  return database;
}

describe('a load', () => {
  it('says what it made, table by table, and how far it is', async () => {
    const { pool } = await onEmpty();
    const seen: { done: number; total: number }[] = [];
    const summary = await loadSample(pool, SAMPLE, (done, total) => seen.push({ done, total }));

    expect(summary).toMatchObject({ firstDay: '2026-02-01', lastDay: '2026-03-20' });
    for (const [table, count] of Object.entries(summary.rows)) {
      const { rows } = await pool.query(`SELECT count(*)::int AS count FROM ${table}`);
      expect({ table, count }).toEqual({ table, count: rows[0].count });
    }
    const filled = Object.entries(await tableDigests(pool, OF_THE_LOAD)).filter(([, digest]) => digest !== null);
    expect(Object.keys(summary.rows).sort()).toEqual(filled.map(([table]) => table));

    const total = seen[0]?.total as number;
    expect(seen).toEqual(Array.from({ length: total + 1 }, (_, done) => ({ done, total })));
  });

  it('leaves nothing in the session that it borrowed', async () => {
    const { pool } = await onEmpty();
    const client = await pool.connect();
    const session = `SELECT array_agg(name || setting ORDER BY name) AS settings,
        (SELECT count(*) FROM pg_class WHERE relnamespace = pg_my_temp_schema())
        + (SELECT count(*) FROM pg_proc WHERE pronamespace = pg_my_temp_schema()) AS temporary
      FROM pg_settings WHERE name NOT LIKE '%.%'`;
    const before = await client.query(session);
    client.release();
    await loadSample(pool, SAMPLE, quietly);
    expect((await pool.query(session)).rows).toEqual(before.rows);
    expect(pool.totalCount).toBe(1);
  });

  it('ends today by default', async () => {
    const database = await openEmpty({ 'earlybird.now': '2026-02-28T23:30:00+05:30' });
    onTestFinished(database.close);
    const { firstDay, lastDay } = await loadSample(database.pool, { customers: 8, months: 1, seed: 2 }, quietly);
    expect({ firstDay, lastDay }).toEqual({ firstDay: '2026-01-01', lastDay: '2026-02-28' });
  });
});

describe('is refused', () => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await openEmpty({ 'earlybird.now': '2026-03-20T12:00:00+05:30' });
  });
  afterAll(() => database?.close());

  it.each([
    [{ customers: 0 }, 'customers must be a whole number from 1 to 1000000, not 0'],
    [{ customers: 1_000_001 }, 'customers must be a whole number from 1 to 1000000, not 1000001'],
    [{ customers: 2.5 }, 'customers must be a whole number'],
    [{ months: 0 }, 'months must be a whole number from 1 to 120, not 0'],
    [{ months: 121 }, 'months must be a whole number from 1 to 120, not 121'],
    [{ months: Number.NaN }, 'months must be a whole number'],
    [{ seed: -1 }, 'seed must be a whole number from 0 to 2147483647, not -1'],
    [{ seed: 2_147_483_648 }, 'seed must be a whole number'],
    [{ until: '2026-03-21' }, 'cannot end in the future, on 2026-03-21'],
  ] as const)('%j, and nothing is written', async (change, complaint) => {
    const before = await tableDigests(database.pool, OF_THE_LOAD);
    await expect(loadSample(database.pool, { ...SAMPLE, ...change }, quietly)).rejects.toMatchObject({
      name: 'StartupError',
      message: expect.stringContaining(complaint),
    });
    expect(await tableDigests(database.pool, OF_THE_LOAD)).toEqual(before);
  });
});

describe('a database that holds something already', () => {
  it.each([
    ['a sample', (pool: pg.Pool) => loadSample(pool, SAMPLE, quietly)],
    [
      'a user',
      (pool: pg.Pool) => pool.query(`INSERT INTO users (email, name, role) VALUES ('a@b.example', 'A', 'ADMIN')`),
    ],
    ['a product', (pool: pg.Pool) => pool.query(`INSERT INTO products (name, unit) VALUES ('Milk', 'LITRE')`)],
  ])('%s is left as it is', async (_, fill) => {
    const { pool } = await onEmpty();
    await fill(pool);
    const before = await tableDigests(pool, OF_THE_LOAD);
    await expect(loadSample(pool, { ...SAMPLE, seed: 3 }, quietly)).rejects.toMatchObject({
      name: 'StartupError',
      message: 'This database already has users, customers or products, and sample data is never mixed with other data',
      remedy: 'Load it into an empty database: choose one with DATABASE_URL or DATA_DIR.',
    });
    expect(await tableDigests(pool, OF_THE_LOAD)).toEqual(before);
  });

  it('as does one that another load is filling: of two at once one loads', async () => {
    const { pool } = await onEmpty();
    const loads = await Promise.allSettled([loadSample(pool, SAMPLE, quietly), loadSample(pool, SAMPLE, quietly)]);
    expect(loads.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { rows } = await pool.query('SELECT count(*)::int AS count FROM customers');
    expect(rows).toEqual([{ count: SAMPLE.customers }]);
  });
});

describe('a load whose connection is cut', () => {
  let whole: Record<string, string | null>;
  beforeAll(async () => {
    const { pool, close } = await openLoaded(SAMPLE);
    whole = await tableDigests(pool, OF_THE_LOAD);
    await close();
  });

  it.each(['orders', 'invoice_lines', 'ledger_entries', 'audit_events'])(
    'at %s leaves nothing, and the next one works',
    async (table) => {
      const { pool } = await onEmpty();
      const empty = await tableDigests(pool, OF_THE_LOAD);

      await expect(loadCutAt(pool, table)).rejects.toThrow('terminating connection due to administrator command');
      expect(await tableDigests(pool, OF_THE_LOAD)).toEqual(empty);

      await loadSample(pool, SAMPLE, quietly);
      expect(await tableDigests(pool, OF_THE_LOAD)).toEqual(whole);
    },
  );
});

async function loadCutAt(pool: pg.Pool, table: string): Promise<void> {
  const stop = await stopWritersOf(pool, table);
  const load = loadSample(pool, SAMPLE, quietly);
  await Promise.race([load, stop.reached()]);
  await stop.cut();
  await load;
}
