import { raw } from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asDatabaseRefusal } from '../../../src/http/errors/database-failure.ts';
import { type Database, openDatabase } from '../../../src/platform/database.ts';
import { pickFreePort } from '../../../src/platform/machine/port-free.ts';
import { inTransaction } from '../../../src/platform/transaction.ts';
import { PATIENCE_MS } from '../../support/patience.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

/** For what sleeps on purpose; everything else gets the time that a busy machine takes. */
const TIMEOUT_MS = 200;
let testDatabase: TestDatabase;
let database: Database;

const open = (url: string, timeouts: { statementTimeoutMs?: number; connectionTimeoutMs?: number } = {}) =>
  openDatabase({ url, poolSize: 2, statementTimeoutMs: PATIENCE_MS, preparedStatements: true, ...timeouts });

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = open(testDatabase.url);
});
afterAll(async () => {
  await database?.close();
  await testDatabase?.drop();
});

/** The caller's view of this work's failure. */
async function refusalOf(work: Promise<unknown>) {
  const error = await work.then(
    () => {
      throw new Error('The work was to fail');
    },
    (reason: unknown) => reason,
  );
  return asDatabaseRefusal(error, TIMEOUT_MS);
}

describe('a statement that takes too long', () => {
  const expected = {
    code: 'LIMIT_EXCEEDED',
    message: 'The operation took longer than 200 ms and was cancelled. Ask for less.',
  };

  let hasty: Database;
  beforeAll(() => {
    hasty = open(testDatabase.url, { statementTimeoutMs: TIMEOUT_MS });
  });
  afterAll(() => hasty?.close());

  it('is a limit, through the pool', async () => {
    expect(await refusalOf(hasty.pool.query('SELECT pg_sleep(5)'))).toMatchObject(expected);
  });

  it('is a limit, through Prisma', async () => {
    expect(await refusalOf(hasty.prisma.$queryRaw`SELECT 1 AS one FROM pg_sleep(5)`)).toMatchObject(expected);
  });
});

describe('a database whose connections are all in use', () => {
  it('is unavailable rather than waited for without an end', async () => {
    const crowded = open(testDatabase.url, { connectionTimeoutMs: 1_000 });
    const held = [await crowded.queryPool.connect(), await crowded.queryPool.connect()];
    expect(await refusalOf(crowded.queryPool.query('SELECT 1'))).toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    for (const client of held) client.release();
    expect((await crowded.queryPool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await crowded.close();
  });
});

describe('a database that is not there', () => {
  it('is unavailable, through the pool and through Prisma', async () => {
    const port = await pickFreePort('127.0.0.1');
    const nowhere = open(`postgresql://nobody:secret@127.0.0.1:${port}/nothing`);
    for (const work of [nowhere.pool.query('SELECT 1'), nowhere.prisma.user.findFirst()]) {
      expect(await refusalOf(work)).toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    }
    await nowhere.close();
  });

  it('is unavailable by a name or a socket that nobody has', async () => {
    for (const url of ['postgresql://x@nowhere.invalid/x', 'postgresql://x@/x?host=/nonexistent']) {
      const nowhere = open(url);
      expect(await refusalOf(nowhere.pool.query('SELECT 1'))).toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
      await nowhere.close();
    }
  });

  it('is unavailable when it cuts the connection', async () => {
    const cut = database.pool.query('SELECT pg_terminate_backend(pg_backend_pid())');
    expect(await refusalOf(cut)).toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  });
});

describe('a transaction that PostgreSQL gives up for the sake of another one', () => {
  const expected = {
    code: 'CONFLICT',
    message: 'Someone else was changing the same data, so nothing was saved. Try again.',
  };

  it.each(['40P01', '40001'])('is a conflict, through the pool, Prisma and a transaction: %s', async (state) => {
    const statement = `DO $$ BEGIN RAISE EXCEPTION 'in the way' USING ERRCODE = '${state}'; END $$`;
    expect(await refusalOf(database.pool.query(statement))).toMatchObject(expected);
    expect(await refusalOf(database.prisma.$executeRawUnsafe(statement))).toMatchObject(expected);
    expect(await refusalOf(inTransaction(database, (tx) => tx.execute(raw(statement))))).toMatchObject(expected);
  });
});

describe('what is our own fault', () => {
  it('is no refusal', async () => {
    expect(await refusalOf(database.pool.query('SELEC 1'))).toBeUndefined();
    expect(await refusalOf(database.pool.query("SELECT 'x'::uuid"))).toBeUndefined();
    expect(await refusalOf(import('node:fs/promises').then((fs) => fs.readFile('/nonexistent')))).toBeUndefined();
    expect(asDatabaseRefusal('ECONNREFUSED', TIMEOUT_MS)).toBeUndefined();
    expect(asDatabaseRefusal(null, TIMEOUT_MS)).toBeUndefined();
  });
});
