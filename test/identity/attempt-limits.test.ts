import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressKey, createAttemptLimits } from '../../src/identity/attempt-limits.ts';
import { type Database, openDatabase } from '../../src/platform/database.ts';
import { PATIENCE_MS } from '../support/patience.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let testDatabase: TestDatabase;
let database: Database;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = openDatabase({
    url: testDatabase.url,
    poolSize: 4,
    statementTimeoutMs: PATIENCE_MS,
    preparedStatements: false,
  });
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

const failures = (limits: ReturnType<typeof createAttemptLimits>, who: string, times: number) =>
  Promise.allSettled(Array.from({ length: times }, () => limits.count('shareLinkFromAddress', who)));
const refusedOf = (results: readonly PromiseSettledResult<void>[]) =>
  results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));

describe('attempts', () => {
  it('are refused beyond the limit, for a while, with the time to wait', async () => {
    const limits = createAttemptLimits(database);
    const refused = refusedOf(await failures(limits, 'one', 33));
    expect(refused).toHaveLength(3);
    expect(refused[0]).toMatchObject({
      code: 'TOO_MANY_ATTEMPTS',
      message: 'Too many failed attempts. Try again in 15 minutes.',
    });
    // The quarter of an hour is over.
    await database.pool.query('UPDATE rate_limits SET expire = 1');
    expect(refusedOf(await failures(limits, 'one', 30))).toEqual([]);
  });

  it('are each somebody’s, and taken back where they were none', async () => {
    const limits = createAttemptLimits(database);
    await failures(limits, 'two', 30);
    expect(refusedOf(await failures(limits, 'three', 1))).toEqual([]);
    await limits.forgive('shareLinkFromAddress', 'two');
    expect(refusedOf(await failures(limits, 'two', 2))).toHaveLength(1);
    await limits.forget('shareLinkFromAddress', 'two');
    expect(refusedOf(await failures(limits, 'two', 30))).toEqual([]);
  });

  it('name no statement where the pooler cannot follow names', async () => {
    const names = async (preparedStatements: boolean) => {
      const asked: unknown[] = [];
      const pool = Object.assign(Object.create(database.pool), {
        query: (given: { name?: string; text: string; values: unknown[] } | string, values?: unknown[]) => {
          asked.push(typeof given === 'string' ? undefined : given.name);
          return typeof given === 'string' ? database.pool.query(given, values) : database.pool.query(given);
        },
      });
      await createAttemptLimits({ pool, preparedStatements }).count('loginOfAccount', 'x');
      return asked;
    };
    expect(await names(true)).toEqual([expect.stringContaining('upsert')]);
    expect(await names(false)).toEqual([undefined]);
  });
});

describe('an address', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002:ffff::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    [null, 'unknown'],
  ])('%s counts as %s', (ip, key) => {
    expect(addressKey(ip)).toBe(key);
  });
});
