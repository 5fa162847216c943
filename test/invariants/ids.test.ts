import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { refusalOf } from '../support/refusal.ts';
import { createSampleDatabase, type TestDatabase } from '../support/test-database.ts';

// The API, share links and audit events name a row by its id alone, though its key begins with the customer.

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await createSampleDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const ADDRESSED_BY_ID = [
  'addresses',
  'credit_notes',
  'delivery_statuses',
  'invoice_lines',
  'invoices',
  'orders',
  'payments',
  'subscriptions',
];

it.each(ADDRESSED_BY_ID)('no two customers have %s of one id', async (table) => {
  await client.query('ROLLBACK; BEGIN');
  // Without keys and triggers, which would refuse first.
  await client.query('SET LOCAL session_replication_role = replica');
  const twice = client.query(
    `INSERT INTO ${table}
     SELECT (jsonb_populate_record(NULL::${table}, to_jsonb(original) || jsonb_build_object('customer_id', uuid_v7()) || $1)).*
     FROM (SELECT * FROM ${table} LIMIT 1) AS original`,
    [table === 'credit_notes' ? { number: 'ANOTHER' } : table === 'invoices' ? { number: null } : {}],
  );
  expect(await refusalOf(twice)).toBe(`${table}_id_key`);
});
