import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

// A definition in the database must not cost more than its text at every place: PostgreSQL must inline it.

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client?.end();
  await database?.drop();
});

const NAMES = [
  'line_value',
  'line_tax',
  'awaits_bill',
  'planned_quantity',
  'planned_on',
  'planned_deliveries',
  'balance_of',
];

/** The functions that a statement's plan still calls. */
async function calledBy(statement: string): Promise<string[]> {
  const { rows } = await client.query({ text: `EXPLAIN (VERBOSE) ${statement}`, rowMode: 'array' });
  const plan = rows.map(([line]) => line).join('\n');
  return NAMES.filter((name) => new RegExp(`\\b${name}\\(|Function Scan on (public\\.)?${name}\\b`).test(plan));
}

/** Every kind of use: for one row, beside a row, and over all rows. */
const PLACES = [
  'SELECT * FROM delivered_items',
  `SELECT * FROM billable_items WHERE delivery_date < '2026-02-01'`,
  'SELECT count(*) FILTER (WHERE awaits_bill(billing)) FROM delivery_statuses',
  `SELECT * FROM planned_on('2026-03-04')`,
  `SELECT * FROM customers AS c JOIN planned_on(current_date) AS planned ON planned.customer_id = c.id`,
  `SELECT * FROM generate_series(0, 30) AS n CROSS JOIN LATERAL planned_on(date '2026-03-01' + n) AS planned`,
  `SELECT * FROM planned_deliveries('2026-03-01', '2026-04-01')`,
  'SELECT * FROM subscriptions AS s CROSS JOIN LATERAL planned_deliveries(s.start_date, s.start_date + 7) AS planned',
  'SELECT c.id, account.balance FROM customers AS c CROSS JOIN balance_of(c.id) AS account',
  'SELECT (SELECT balance FROM balance_of(c.id)) FROM customers AS c',
];

describe('A definition of what is owed', () => {
  it.each(PLACES)('is put into the statement: %s', async (statement) => {
    expect(await calledBy(statement)).toEqual([]);
  });

  it('is put into a prepared statement for any values', async () => {
    await client.query('SET plan_cache_mode = force_generic_plan');
    await client.query('PREPARE day AS SELECT * FROM planned_on($1) AS planned WHERE customer_id = $2');
    await client.query('PREPARE bill AS SELECT * FROM billable_items WHERE customer_id = $1 AND delivery_date < $2');
    const id = '00000000-0000-7000-8000-000000000001';
    expect(await calledBy(`EXECUTE day('2026-03-01', '${id}')`)).toEqual([]);
    expect(await calledBy(`EXECUTE bill('${id}', '2026-03-01')`)).toEqual([]);
    await client.query('RESET plan_cache_mode');
  });

  it('uses the index of what waits to be billed', async () => {
    await client.query('SET enable_seqscan = off');
    const { rows } = await client.query({
      text: `EXPLAIN SELECT * FROM delivery_statuses WHERE awaits_bill(billing)`,
      rowMode: 'array',
    });
    expect(rows.map(([line]) => line).join()).toContain('delivery_statuses_billable_idx');
    await client.query('RESET enable_seqscan');
  });

  it('would be found out if it were not: STRICT, VOLATILE and PL/pgSQL stay calls', async () => {
    const changes = [
      ['ALTER FUNCTION planned_on(date) STRICT', `SELECT * FROM planned_on('2026-03-04')`, 'planned_on'],
      [
        'ALTER FUNCTION balance_of(uuid) VOLATILE',
        'SELECT * FROM customers AS c CROSS JOIN balance_of(c.id)',
        'balance_of',
      ],
      [
        `CREATE OR REPLACE FUNCTION line_value(quantity numeric, unit_price numeric) RETURNS numeric LANGUAGE plpgsql IMMUTABLE
         AS $$ BEGIN RETURN round(quantity * unit_price, 2); END $$`,
        'SELECT amount FROM delivered_items',
        'line_value',
      ],
    ] as const;
    for (const [change, statement, name] of changes) {
      await client.query(`BEGIN; ${change}`);
      expect(await calledBy(statement)).toContain(name);
      await client.query('ROLLBACK');
    }
  });
});
