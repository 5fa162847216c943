import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyForServing, verifySchema } from '../../../src/platform/schema-check/verify-schema.ts';
import { runEarlybird } from '../../support/run-script.ts';
import { createSampleDatabase, createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let pool: pg.Pool;

/** A separate database for each test of a group; tests of the schema alone need no rows, which take twice as long to clone. */
function eachOn(create: () => Promise<TestDatabase>): void {
  beforeEach(async () => {
    database = await create();
    pool = new pg.Pool({ connectionString: database.url, max: 2 });
    // Dropping the database cuts what pool.end() is still closing.
    pool.on('error', () => {});
  });
  afterEach(async () => {
    await pool?.end();
    await database?.drop();
  });
}

/** Each fault as `missing index orders_note_idx`. */
async function faultsAfter(sql: string): Promise<string[]> {
  await pool.query(sql);
  return (await verifySchema(pool)).map(({ fault, object }) => `${fault} ${object}`);
}

/** A setting of the database applies to new sessions only. */
async function faultsOfLaterSessions(): Promise<string[]> {
  const later = new pg.Pool({ connectionString: database.url, max: 1 });
  later.on('error', () => {});
  const faults = await verifyForServing(later);
  await later.end();
  return faults.map(({ object }) => object);
}

describe('a migrated database with rows', () => {
  eachOn(createSampleDatabase);

  test('has no fault', async () => {
    expect(await verifySchema(pool)).toEqual([]);
  });
});

const NOTE_CHECK = 'order_items_quantity_check';
const AREA_KEY = 'orders_area_id_fkey';

describe('finds what is gone', () => {
  eachOn(createTestDatabase);

  test.each([
    ['an index', 'DROP INDEX orders_agent_id_delivery_date_idx', ['missing index orders_agent_id_delivery_date_idx']],
    [
      'a check',
      `ALTER TABLE order_items DROP CONSTRAINT ${NOTE_CHECK}`,
      [`missing constraint order_items.${NOTE_CHECK}`],
    ],
    ['a foreign key', `ALTER TABLE orders DROP CONSTRAINT ${AREA_KEY}`, [`missing constraint orders.${AREA_KEY}`]],
    [
      'an exclusion, with its index, once',
      'ALTER TABLE subscription_pauses DROP CONSTRAINT subscription_pauses_no_overlap',
      ['missing constraint subscription_pauses.subscription_pauses_no_overlap'],
    ],
    ['a column', 'ALTER TABLE orders DROP COLUMN note', ['missing column orders.note']],
    ['a table, once', 'DROP TABLE idempotency_keys', ['missing table idempotency_keys']],
    [
      'a trigger',
      'DROP TRIGGER audit_events_append_only ON audit_events',
      ['missing trigger audit_events.audit_events_append_only'],
    ],
    ['a function', 'DROP FUNCTION business_today()', ['missing function business_today()']],
  ])('%s', async (_what, sql, faults) => {
    expect(await faultsAfter(sql)).toEqual(faults);
  });
});

describe('finds what is otherwise', () => {
  eachOn(createTestDatabase);

  test.each([
    ['a type', 'ALTER TABLE orders ALTER COLUMN note TYPE varchar(80)', ['different column orders.note']],
    ['nullability', 'ALTER TABLE orders ALTER COLUMN shift DROP NOT NULL', ['different column orders.shift']],
    ['a default', 'ALTER TABLE orders ALTER COLUMN status DROP DEFAULT', ['different column orders.status']],
    ['a collation', 'ALTER TABLE orders ALTER COLUMN note TYPE text COLLATE "C"', ['different column orders.note']],
    [
      'what an index holds',
      'DROP INDEX users_phone_idx; CREATE INDEX users_phone_idx ON users (phone)',
      ['different index users_phone_idx'],
    ],
    [
      'what a check allows',
      `ALTER TABLE order_items DROP CONSTRAINT ${NOTE_CHECK}, ADD CONSTRAINT ${NOTE_CHECK} CHECK (quantity >= 0)`,
      [`different constraint order_items.${NOTE_CHECK}`],
    ],
    [
      'what a function does',
      `CREATE OR REPLACE FUNCTION business_time_zone() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT 'UTC' $$`,
      ['different function business_time_zone()'],
    ],
    ['the values of an enum', `ALTER TYPE shift ADD VALUE 'NIGHT'`, ['different enum shift']],
    [
      'a key that moves rows along',
      `ALTER TABLE orders DROP CONSTRAINT ${AREA_KEY},
       ADD CONSTRAINT ${AREA_KEY} FOREIGN KEY (area_id) REFERENCES areas (id) ON DELETE CASCADE`,
      [`different constraint orders.${AREA_KEY}`],
    ],
  ])('%s', async (_what, sql, faults) => {
    expect(await faultsAfter(sql)).toEqual(faults);
  });
});

describe('finds what does not hold although it is there', () => {
  eachOn(createTestDatabase);

  test('a check that was never validated', async () => {
    const sql = `ALTER TABLE order_items DROP CONSTRAINT ${NOTE_CHECK}, ADD CONSTRAINT ${NOTE_CHECK} CHECK (quantity > 0) NOT VALID`;
    expect(await faultsAfter(sql)).toEqual([`flawed constraint order_items.${NOTE_CHECK}`]);
    expect(await faultsAfter(`ALTER TABLE order_items VALIDATE CONSTRAINT ${NOTE_CHECK}`)).toEqual([]);
  });

  test('a foreign key that was never validated', async () => {
    const sql = `ALTER TABLE orders DROP CONSTRAINT ${AREA_KEY}, ADD CONSTRAINT ${AREA_KEY}
      FOREIGN KEY (area_id) REFERENCES areas (id) ON DELETE RESTRICT NOT VALID`;
    expect(await faultsAfter(sql)).toEqual([`flawed constraint orders.${AREA_KEY}`]);
  });

  test.each(['DISABLE', 'ENABLE REPLICA'])('a trigger after %s', async (how) => {
    expect(await faultsAfter(`ALTER TABLE audit_events ${how} TRIGGER audit_events_append_only`)).toEqual([
      'flawed trigger audit_events.audit_events_append_only',
    ]);
  });

  test('keys whose triggers are disabled', async () => {
    expect(await faultsAfter('ALTER TABLE credentials DISABLE TRIGGER ALL')).toEqual([
      'flawed constraint credentials.credentials_user_id_fkey',
    ]);
  });

  test('NOT NULL that was never validated, which PostgreSQL 18 knows', async () => {
    const { rows } = await pool.query(`SELECT current_setting('server_version_num')::int AS version`);
    const knows = rows[0].version >= 180_000;
    const withNulls = 'ALTER TABLE customers ALTER COLUMN status DROP NOT NULL; UPDATE customers SET status = NULL';
    const again = knows ? '; ALTER TABLE customers ADD CONSTRAINT customers_status_set NOT NULL status NOT VALID' : '';
    expect(await faultsAfter(withNulls + again)).toEqual([`${knows ? 'flawed' : 'different'} column customers.status`]);
  });

  test('an index that sorts as a collation of an older ICU did', async () => {
    const faults = await faultsAfter(`UPDATE pg_collation SET collversion = '1' WHERE collname = 'und-x-icu'`);
    expect(faults).toEqual(['customers_area_id_name_idx'].map((name) => `flawed index ${name}`));
  });

  test('a database whose sessions fire no trigger and look at no key', async () => {
    await pool.query(
      `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET session_replication_role = replica', current_database()); END $$`,
    );
    expect(await faultsOfLaterSessions()).toEqual(['setting session_replication_role']);
  });

  test('tables that unqualified names do not lead to', async () => {
    await pool.query(`CREATE SCHEMA other; CREATE TABLE other.orders (id int);
      DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = other, public', current_database()); END $$`);
    expect(await faultsOfLaterSessions()).toEqual(['setting search_path of orders']);
  });

  test('an index whose building was broken off', async () => {
    await pool.query('DROP INDEX orders_delivery_date_area_id_idx');
    const writer = await pool.connect();
    await writer.query('BEGIN; UPDATE orders SET note = note WHERE false; LOCK TABLE orders IN ROW EXCLUSIVE MODE');
    const builder = await pool.connect();
    await builder.query(`SET statement_timeout = '300ms'`);
    const building = builder.query(
      'CREATE INDEX CONCURRENTLY orders_delivery_date_area_id_idx ON orders (delivery_date, area_id)',
    );
    await expect(building).rejects.toMatchObject({ code: '57014' });
    builder.release(true);
    await writer.query('ROLLBACK');
    writer.release();
    expect(await faultsAfter('SELECT 1')).toEqual(['flawed index orders_delivery_date_area_id_idx']);
  });
});

describe('finds what is too much, which no served version minds', () => {
  eachOn(createTestDatabase);

  test.each([
    ['a column', 'ALTER TABLE orders ADD COLUMN colour text', ['extra column orders.colour']],
    ['an index', 'CREATE INDEX by_hand ON orders (note)', ['extra index by_hand']],
    ['a table, once', 'CREATE TABLE kept (id int PRIMARY KEY)', ['extra table kept']],
  ])('%s', async (_what, sql, faults) => {
    expect(await faultsAfter(sql)).toEqual(faults);
    expect(await verifyForServing(pool)).toEqual([]);
  });

  test('an extension is nobody else’s business', async () => {
    expect(await faultsAfter('CREATE EXTENSION IF NOT EXISTS pg_trgm')).toEqual([]);
  });
});

describe('finds orphans', () => {
  eachOn(createSampleDatabase);

  const deleteOrders = `DELETE FROM orders WHERE delivery_date = '2026-03-02'`;
  const message = async () => (await verifySchema(pool)).map((fault) => fault.message).join('\n');

  test('that a restore without triggers has let in, by every link that leads nowhere, with the first of them', async () => {
    const { rows } =
      await pool.query(`SELECT count(*)::int AS items, min(concat_ws(', ', i.customer_id, i.order_id)) AS first
      FROM order_items i JOIN orders o ON (o.customer_id, o.id) = (i.customer_id, i.order_id) WHERE o.delivery_date = '2026-03-02'`);
    expect(rows[0].items).toBeGreaterThan(1);
    expect(await faultsAfter(`BEGIN; SET LOCAL session_replication_role = replica; ${deleteOrders}; COMMIT`)).toEqual([
      'orphans constraint delivery_statuses.delivery_statuses_customer_id_order_id_fkey',
      'orphans constraint order_items.order_items_customer_id_order_id_fkey',
    ]);
    expect(await message()).toContain(
      `${rows[0].items} rows of order_items point to no row of orders (order_items.order_items_customer_id_order_id_fkey); ` +
        `the first: customer_id, order_id = ${rows[0].first}`,
    );
  });

  test('although the key itself is gone, and distinguishes them from links that are not set', async () => {
    const sql = `ALTER TABLE orders DROP CONSTRAINT ${AREA_KEY};
      UPDATE orders SET area_id = NULL WHERE delivery_date < '2026-03-02';
      UPDATE orders SET area_id = uuid_v7() WHERE id = (SELECT min(id::text)::uuid FROM orders WHERE delivery_date > '2026-03-02')`;
    expect(await faultsAfter(`BEGIN; SET LOCAL session_replication_role = replica; ${sql}; COMMIT`)).toEqual([
      `missing constraint orders.${AREA_KEY}`,
      `orphans constraint orders.${AREA_KEY}`,
    ]);
    expect(await message()).toContain('1 row of orders point to no row of areas');
  });
});

describe('earlybird verify schema', () => {
  eachOn(createSampleDatabase);

  const run = (...parameters: string[]) =>
    runEarlybird(['verify', 'schema', ...parameters], { DATABASE_URL: database.url });

  test('says that all is well: 0', async () => {
    expect(await run()).toMatchObject({ exitCode: 0, stdout: 'The database matches this version\n' });
  });

  test('lists what is not: 1', async () => {
    await pool.query('DROP INDEX users_phone_idx; ALTER TABLE orders ADD COLUMN colour text');
    expect(await run()).toMatchObject({
      exitCode: 1,
      stdout:
        'index users_phone_idx is missing; it should be: CREATE INDEX users_phone_idx ON public.users USING btree (phone) WHERE (phone IS NOT NULL)\n' +
        'column orders.colour is not in any migration: text NULL\n2 faults\n',
    });
    const { exitCode, stdout } = await run('--json');
    expect([exitCode, JSON.parse(stdout).faults.map(({ object }: { object: string }) => object)]).toEqual([
      1,
      ['index users_phone_idx', 'column orders.colour'],
    ]);
  });

  test('of a database at another migration asks for that first: 1', async () => {
    await pool.query(`DELETE FROM _prisma_migrations WHERE migration_name LIKE '0009%'`);
    expect(await run()).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('does not have the migrations of this version'),
    });
  });
});
