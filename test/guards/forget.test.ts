import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Feature } from '../../src/compiler/feature.ts';
import { FEATURES } from '../../src/schema.ts';
import { NOBODYS, tellingColumns } from '../support/telling-columns.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { datamodel } from './compiled-types.ts';

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 1 });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** Tables from which foreign keys lead to a customer, directly or through others. */
async function tablesOfCustomers(): Promise<readonly string[]> {
  const { rows } = await pool.query(
    `WITH RECURSIVE owned (relation) AS (
       SELECT 'customers'::regclass::oid
       UNION SELECT conrelid FROM owned JOIN pg_constraint ON confrelid = relation AND contype = 'f'
     ) SELECT relation::regclass::text AS name FROM owned`,
  );
  return rows.map(({ name }) => name);
}

/** Columns that forgetting does not mention, and columns that it mentions but do not exist. */
async function faultsOf(features: readonly Feature[], nobodys = NOBODYS): Promise<readonly string[]> {
  const columns = await tellingColumns(pool);
  const owned = await tablesOfCustomers();
  const forgetting = features.flatMap(({ forget }) => forget ?? []);
  const empties = forgetting.flatMap((forget) => forget.empties);
  const removed = empties.filter(({ remove }) => remove).map(({ table }) => table);
  const changed = empties.flatMap(({ table, clear = [], set = {} }) =>
    [...clear, ...Object.keys(set)].map((column) => `${table}.${column}`),
  );
  const kept = forgetting.flatMap(({ keeps = {} }) => Object.entries(keeps));
  const keptNames = kept.map(([name]) => name);
  const tableOf = (column: string) => column.split('.')[0] as string;
  return [
    ...columns
      .filter((column) => !(changed.includes(column) || keptNames.includes(column)))
      .filter((column) => !removed.includes(tableOf(column)) && !Object.hasOwn(nobodys, tableOf(column)))
      .map((column) => `${column} is neither emptied nor kept: name it in <feature>.forget.ts`),
    ...keptNames.filter((name) => !columns.includes(name)).map((name) => `${name} is kept and is not there`),
    ...keptNames.filter((name) => changed.includes(name)).map((name) => `${name} is kept and emptied`),
    ...kept.filter(([, reason]) => reason.trim() === '').map(([name]) => `${name} is kept without a reason`),
    ...Object.keys(nobodys)
      .filter((table) => owned.includes(table))
      .map((table) => `${table} leads to a customer, so its columns must be named one by one`),
  ];
}

describe('Forgetting a customer', () => {
  it('speaks of every text, document and place that the database can hold', async () => {
    expect(await faultsOf(FEATURES)).toEqual([]);
  });

  it.each([
    ['a text', 'orders', 'gate_code', 'text'],
    ['a list of texts', 'addresses', 'nicknames', 'text[]'],
    ['a document', 'customers', 'preferences', 'jsonb'],
    ['a type that nobody has thought of', 'refresh_tokens_of_devices', 'address', 'inet'],
  ])('finds %s that comes later', async (_, table, column, type) => {
    const isNew = table === 'refresh_tokens_of_devices';
    await pool.query(
      isNew
        ? `CREATE TABLE ${table} (user_id uuid REFERENCES users (id), ${column} ${type})`
        : `ALTER TABLE ${table} ADD COLUMN ${column} ${type}`,
    );
    try {
      expect(await faultsOf(FEATURES)).toEqual([expect.stringMatching(`^${table}\\.${column} is neither`)]);
    } finally {
      await pool.query(isNew ? `DROP TABLE ${table}` : `ALTER TABLE ${table} DROP COLUMN ${column}`);
    }
  });

  it('takes no whole table for nobody’s that leads to a customer', async () => {
    expect(await faultsOf(FEATURES, { ...NOBODYS, share_links: 'Rounds.' })).toEqual([
      'share_links leads to a customer, so its columns must be named one by one',
    ]);
  });

  it('finds what is kept twice, without a reason, or not there', async () => {
    const feature = (keeps: Record<string, string>): Feature => ({
      resolvers: [],
      scopes: [],
      forget: { empties: [], keeps },
    });
    expect(
      await faultsOf([...FEATURES, feature({ 'orders.note': 'Why not?', 'invoices.number': ' ', 'orders.gone': 'x' })]),
    ).toEqual([
      'orders.gone is kept and is not there',
      'orders.note is kept and emptied',
      'invoices.number is kept without a reason',
    ]);
  });

  it('is each feature’s own: none empties a table whose rows another one shows', () => {
    const tableOf = (model: string) => datamodel.model(model).table;
    const strangers = FEATURES.flatMap((feature) =>
      (feature.forget?.empties ?? []).filter(({ table }) =>
        FEATURES.some((other) => other !== feature && other.scopes.some(({ model }) => tableOf(model) === table)),
      ),
    );
    expect(strangers.map(({ table }) => table)).toEqual([]);
  });
});
