import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../support/refusal.ts';
import { attemptAgainstChecks } from './support/attempt.ts';
import { type Households, ID, openHouseholds, TODAY } from './support/household.ts';

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
}

/** What only PostgreSQL takes for a value of the type. A numeric with digits refuses infinity by itself. */
const NONSENSE: Readonly<Record<string, readonly string[]>> = {
  numeric: ['NaN'],
  date: ['infinity', '-infinity'],
  'timestamp with time zone': ['infinity', '-infinity'],
  'double precision': ['NaN', 'Infinity', '-Infinity'],
  real: ['NaN', 'Infinity', '-Infinity'],
};
const ORDINARY: Readonly<Record<string, string>> = { numeric: '1', date: TODAY, 'timestamp with time zone': TODAY };

let households: Households;
let pool: pg.Pool;
beforeAll(async () => {
  households = await openHouseholds();
  pool = households.pool;
});
afterAll(() => households.close());

async function columnsWithNonsense(): Promise<readonly Column[]> {
  const { rows } = await pool.query<Column>(
    `SELECT relname::text AS table, attname::text AS column, format_type(atttypid, NULL) AS type
     FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname NOT LIKE '\\_prisma%' AND attnum > 0
       AND format_type(atttypid, NULL) = ANY ($1) ORDER BY 1, attnum`,
    [Object.keys(NONSENSE)],
  );
  return rows;
}

/** What a table of these columns, with nothing but the check of the table that they are from, says of a value. */
async function saidOf({ table, column }: Column, value: string): Promise<string | undefined> {
  const check = `${table}_finite_check`;
  const client = await pool.connect();
  try {
    await client.query(`BEGIN; CREATE TEMP TABLE alone ON COMMIT DROP AS SELECT * FROM ${table} WHERE false`);
    const { rows } = await client.query<{ definition: string }>(
      'SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conname = $1 AND conrelid = $2::regclass AND convalidated',
      [check, table],
    );
    for (const { definition } of rows) await client.query(`ALTER TABLE alone ADD CONSTRAINT ${check} ${definition}`);
    return await refusalOf(client.query(`INSERT INTO alone (${column}) VALUES ('${value}')`));
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

describe('Every number, day and moment', () => {
  it('is one: its table refuses NaN and infinity by name, and nothing else', async () => {
    const faults: string[] = [];
    const columns = await columnsWithNonsense();
    for (const column of columns) {
      const name = `${column.table}.${column.column}`;
      for (const value of NONSENSE[column.type] ?? []) {
        if ((await saidOf(column, value)) !== `${column.table}_finite_check`) faults.push(`${name} takes ${value}`);
      }
      const ordinary = await saidOf(column, ORDINARY[column.type] as string);
      if (ordinary !== undefined) faults.push(`${name} refuses an ordinary value: ${ordinary}`);
    }
    expect(faults, 'name the column in its table’s finite_check').toEqual([]);
    expect(columns.length).toBeGreaterThan(100);
  });

  it.each([
    ['order_items_finite_check', `UPDATE order_items SET quantity = 'NaN', amount = 'NaN'`],
    ['product_prices_finite_check', `INSERT INTO product_prices VALUES ('${ID.milk}', '${TODAY}', 'NaN')`],
    ['product_prices_finite_check', `INSERT INTO product_prices VALUES ('${ID.milk}', '-infinity', 1)`],
    ['orders_finite_check', `UPDATE orders SET delivery_date = 'infinity'`],
    ['subscriptions_finite_check', `UPDATE subscriptions SET stop_date = 'infinity'`],
    [
      'payments_finite_check',
      `INSERT INTO payments (customer_id, amount, method, received_at) VALUES ('${ID.customer}', 'NaN', 'UPI', now())`,
    ],
    [
      'payments_finite_check',
      `INSERT INTO payments (customer_id, amount, method, received_at) VALUES ('${ID.customer}', 1, 'UPI', '-infinity')`,
    ],
  ])('is refused as %s: %s', async (check, sql) => {
    expect(await attemptAgainstChecks(pool, sql)).toBe(check);
  });
});
