import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createReadiness } from '../../src/http/readiness.ts';
import { type Database, openDatabase } from '../../src/platform/database.ts';
import { pickFreePort } from '../../src/platform/machine/port-free.ts';
import { MIGRATIONS_FOLDER, readMigrations } from '../../src/platform/migrations/migration-folder.ts';
import { PATIENCE_MS } from '../support/patience.ts';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { openTestGraph } from '../support/test-graph.ts';
import { startTestHttpServer, type TestHttpServer } from './support/test-http-server.ts';

let migrated: TestDatabase;
let empty: TestDatabase;
let migrations: string[];
const opened: Database[] = [];
const servers: TestHttpServer[] = [];

beforeAll(async () => {
  [migrated, empty] = await Promise.all([createTestDatabase(), createEmptyDatabase()]);
  migrations = (await readMigrations(MIGRATIONS_FOLDER)).map(({ name }) => name);
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
  await Promise.all(opened.splice(0).map((database) => database.close()));
});
afterAll(() => Promise.all([migrated?.drop(), empty?.drop()]));

function open(url: string): Database {
  const database = openDatabase({ url, poolSize: 1, statementTimeoutMs: PATIENCE_MS, preparedStatements: true });
  opened.push(database);
  return database;
}

/** Sound unless there are faults: each check takes the next list, and the last one stays. */
function readinessOf(pool: Database['pool'], names = migrations, faults: string[][] = [[]]) {
  const told: string[] = [];
  const readiness = createReadiness({
    pool,
    migrations: names,
    readSchemaFaults: async () => (faults.length > 1 ? faults.shift() : faults[0]) ?? [],
    onSchemaFaults: (list) => told.push(list.join()),
  });
  return { readiness, told };
}

async function ready(url: string, names = migrations) {
  const { readiness } = readinessOf(open(url).pool, names);
  const server = await startTestHttpServer({ readiness });
  servers.push(server);
  const response = await fetch(new URL('/health/ready', server.url));
  return { status: response.status, body: await response.json(), cache: response.headers.get('cache-control') };
}

describe('/health/ready', () => {
  it('is 200 when the database answers and is migrated', async () => {
    expect(migrations.length).toBeGreaterThan(0);
    expect(await ready(migrated.url)).toEqual({ status: 200, body: { status: 'ready' }, cache: 'no-store' });
  });

  it.each([
    ['one migration is missing', () => ready(migrated.url, [...migrations, '9999_future'])],
    ['nothing has been migrated', () => ready(empty.url)],
  ])('is 503 when %s, without saying which', async (_what, ask) => {
    const reason = 'The database is missing migrations of this version.';
    expect(await ask()).toMatchObject({ status: 503, body: { status: 'unavailable', reason } });
  });

  it('is 503 when there is no database, without saying where', async () => {
    const port = await pickFreePort('127.0.0.1');
    const answer = await ready(`postgresql://somebody:secret@127.0.0.1:${port}/db`);
    expect(answer).toMatchObject({ status: 503, body: { reason: 'The database cannot be reached.' } });
    expect(JSON.stringify(answer)).not.toMatch(/secret|somebody|127\.0\.0\.1/);
  });

  it('is 503 in time when the database does not answer', async () => {
    const database = open(migrated.url);
    const busy = await database.pool.connect();
    const startedAt = performance.now();
    expect(await readinessOf(database.pool).readiness()).toBe('The database did not answer in time.');
    expect(performance.now() - startedAt).toBeLessThan(PATIENCE_MS / 4);
    busy.release();
  });

  it('is 503 while the schema is faulty, logs the faults once, and never checks again once it was sound', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const broken = ['index users_phone_idx is missing'];
    const { readiness, told } = readinessOf(open(migrated.url).pool, migrations, [broken, broken, [], broken]);
    const answers: unknown[] = [];
    for (let second = 0; second < 4; second += 1) {
      answers.push(await readiness());
      vi.advanceTimersByTime(1_100);
    }
    const reason = 'The database schema does not match this version.';
    expect(answers).toEqual([reason, reason, undefined, undefined]);
    expect(told).toEqual(['index users_phone_idx is missing']);
  });

  it('asks the database once a second, however often it is asked', async () => {
    const { pool } = open(migrated.url);
    let statements = 0;
    const query = (text: string) => {
      statements += 1;
      return pool.query(text);
    };
    const { readiness } = readinessOf({ query } as unknown as typeof pool);
    await Promise.all(Array.from({ length: 50 }, () => readiness()));
    expect(statements).toBe(1);
  });
});

describe('/health/ready of the whole application', () => {
  it('is 503 where a trigger of the real database is disabled, without saying which, and 200 once it is enabled', async () => {
    const graph = await openTestGraph();
    onTestFinished(() => graph.close());
    const ask = async () => (await graph.app.inject('/health/ready')).json();
    const trigger = (how: string) =>
      graph.database.pool.query(`ALTER TABLE audit_events ${how} TRIGGER audit_events_append_only`);
    vi.useFakeTimers({ toFake: ['performance'] });
    onTestFinished(() => void vi.useRealTimers());
    await trigger('DISABLE');
    expect(await ask()).toEqual({
      status: 'unavailable',
      reason: 'The database schema does not match this version.',
    });
    await trigger('ENABLE');
    vi.advanceTimersByTime(1_100);
    expect(await ask()).toEqual({ status: 'ready' });
  });
});

describe('/health/live', () => {
  it('asks nobody', async () => {
    const server = await startTestHttpServer({ readiness: async () => 'The database cannot be reached.' });
    servers.push(server);
    const response = await fetch(new URL('/health/live', server.url));
    expect([response.status, await response.json()]).toEqual([200, { status: 'live' }]);
  });
});
