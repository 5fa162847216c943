import sql, { raw } from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { constraintName } from '../../src/platform/constraint-name.ts';
import { type Database, openDatabase } from '../../src/platform/database.ts';
import { createLog } from '../../src/platform/log.ts';
import { inTransaction } from '../../src/platform/transaction.ts';
import { PATIENCE_MS } from '../support/patience.ts';
import { createSampleDatabase, type TestDatabase } from '../support/test-database.ts';

let testDatabase: TestDatabase;
let database: Database;
beforeAll(async () => {
  testDatabase = await createSampleDatabase();
  database = openDatabase({
    url: testDatabase.url,
    poolSize: 4,
    statementTimeoutMs: PATIENCE_MS,
    preparedStatements: true,
  });
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

const CASES: readonly (readonly [what: string, sql: string, name: string])[] = [
  ['a unique key', `INSERT INTO areas (name) SELECT name FROM areas LIMIT 1`, 'areas_name_key'],
  ['a check', `UPDATE areas SET name = ''`, 'areas_name_check'],
  ['a foreign key', `UPDATE customers SET area_id = uuid_v7()`, 'customers_area_id_fkey'],
  ['a foreign key of others', `DELETE FROM areas`, 'customers_area_id_fkey'],
  [
    'an exclusion',
    `INSERT INTO subscription_pauses (customer_id, subscription_id, from_date)
     SELECT customer_id, id, '2030-01-01' FROM (SELECT * FROM subscriptions WHERE status = 'ACTIVE' ORDER BY id LIMIT 1) s, generate_series(1, 2)`,
    'subscription_pauses_no_overlap',
  ],
  ['a trigger', `UPDATE users SET status = 'DISABLED' WHERE role = 'ADMIN'`, 'users_last_admin'],
  [
    'a key that is held at commit',
    `UPDATE customers SET user_id = NULL WHERE user_id IS NOT NULL`,
    'users_customer_id_id_fkey',
  ],
];

describe('the name of what refused', () => {
  it.each(CASES)(
    'is found for %s, in a transaction and through Prisma as through the driver',
    async (_, text, name) => {
      const inOurs = await inTransaction(database, (tx) => tx.execute(raw(text))).catch(constraintName);
      const sent = await inTransaction(database, async (tx) => tx.send(raw(text))).catch(constraintName);
      const byPrisma = await database.prisma.$executeRawUnsafe(text).catch(constraintName);
      const byDriver = await database.pool.query(text).catch(constraintName);
      expect([inOurs, sent, byPrisma, byDriver]).toEqual([name, name, name, name]);
    },
  );

  it('is none where something else failed', async () => {
    const failed = await inTransaction(database, (tx) => tx.execute(raw('SELECT 1 / 0'))).catch(constraintName);
    expect(failed).toBeUndefined();
    expect([new Error('no'), null, 'text', { constraint: null }].map(constraintName)).toEqual(Array(4).fill(undefined));
  });
});

describe('what a failure says, to the log as well', () => {
  const SECRET = '$argon2id$v=19$not-for-logs';

  it.each([
    ['a call that Prisma refuses', { userId: 7, passwordHash: SECRET }],
    ['a row that PostgreSQL refuses', { userId: '01890a5d-ac96-774b-bcce-b302099a8057', passwordHash: SECRET }],
  ])('quotes no value of %s', async (_, data) => {
    const lines: string[] = [];
    const log = createLog('error', { write: (line) => void lines.push(line) });
    await database.prisma.credential.create({ data: data as never }).catch((err) => log.error({ err }, 'failed'));
    expect(lines.join()).toContain('"type":"PrismaClient');
    expect(lines.join()).not.toContain('not-for-logs');
  });
});

describe('a transaction', () => {
  it('that another one deadlocks with runs again, and both are done', async () => {
    const { rows } = await database.pool.query<{ id: string }>('SELECT id FROM areas ORDER BY id LIMIT 2');
    const [one, other] = rows.map(({ id }) => id) as [string, string];
    let runs = 0;
    let arrived = 0;
    let meet: () => void = () => {};
    const bothThere = new Promise<void>((resolve) => {
      meet = resolve;
    });
    const rename = (first: string, second: string, suffix: string) =>
      inTransaction(database, async (tx) => {
        runs += 1;
        await tx.execute(sql`UPDATE areas SET name = name || ${suffix} WHERE id = ${first}::uuid`);
        arrived += 1;
        if (arrived === 2) meet();
        await bothThere;
        await tx.execute(sql`UPDATE areas SET name = name || ${suffix} WHERE id = ${second}::uuid`);
      });
    await Promise.all([rename(one, other, 'a'), rename(other, one, 'b')]);
    const { rows: names } = await database.pool.query<{ name: string }>('SELECT name FROM areas WHERE id IN ($1, $2)', [
      one,
      other,
    ]);
    for (const { name } of names) expect([...name.slice(-2)].toSorted()).toEqual(['a', 'b']);
    expect(runs).toBe(3);
  });
});
