import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/platform/database.ts';
import { PATIENCE_MS } from '../support/patience.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let testDatabase: TestDatabase;
let database: Database;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = openDatabase({
    url: testDatabase.url,
    poolSize: 1,
    statementTimeoutMs: PATIENCE_MS,
    preparedStatements: true,
  });
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

it.each([
  `INSERT INTO areas (name) VALUES ('Koramangala')`,
  `UPDATE business_settings SET name = 'x'`,
  'DELETE FROM areas',
  `SELECT lock_ledger(uuid_v7())`,
])('33. queries change nothing: the pool that answers them refuses %s', async (sql) => {
  await expect(database.queryPool.query(sql)).rejects.toMatchObject({ code: '25006' });
});
