import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { refusalOf } from '../support/refusal.ts';
import { createSampleDatabase, type TestDatabase } from '../support/test-database.ts';

interface Link {
  readonly name: string;
  readonly child: string;
  readonly parent: string;
  /** Besides customer_id. */
  readonly childColumns: readonly string[];
  readonly parentColumns: readonly string[];
}

/** Every foreign key between rows of a customer, and every other key of their tables, to be disabled. */
const LINKS = `
  SELECT k.conname AS name, k.conrelid::regclass::text AS child, k.confrelid::regclass::text AS parent,
         (SELECT array_agg(attname::text ORDER BY place) FROM unnest(k.conkey) WITH ORDINALITY AS key (attnum, place)
          JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = key.attnum WHERE place > 1) AS "childColumns",
         (SELECT array_agg(attname::text ORDER BY place) FROM unnest(k.confkey) WITH ORDINALITY AS key (attnum, place)
          JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = key.attnum WHERE place > 1) AS "parentColumns"
  FROM pg_constraint k
  JOIN pg_attribute first ON first.attrelid = k.conrelid AND first.attnum = k.conkey[1] AND first.attname = 'customer_id'
  JOIN pg_attribute referred ON referred.attrelid = k.confrelid AND referred.attnum = k.confkey[1] AND referred.attname = 'customer_id'
  WHERE k.contype = 'f' AND cardinality(k.conkey) > 1
  ORDER BY 1`;

const DROP_OTHERS = `
DO $$ DECLARE other record; BEGIN
  FOR other IN SELECT conname, conrelid::regclass AS of FROM pg_constraint
    WHERE contype = 'f' AND conname <> current_setting('test.link') AND current_setting('test.child')::regclass IN (conrelid, confrelid) LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', other.of, other.conname);
  END LOOP;
END $$`;

/** A customer without any rows, so that no row with the same key interferes. */
const NEWCOMER = '00000000-0000-7000-8000-000000000999';

let database: TestDatabase;
let pool: pg.Pool;
let links: readonly Link[];

beforeAll(async () => {
  database = await createSampleDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 1 });
  links = (await pool.query<Link>(LINKS)).rows;
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** What refuses a change if only this one key could. */
async function refusedByKeyAlone({ name, child }: Link, sql: string): Promise<string | undefined> {
  const client = await pool.connect();
  try {
    await client.query(`BEGIN; SET LOCAL test.link = '${name}'; SET LOCAL test.child = '${child}'`);
    await client.query(`ALTER TABLE ${child} DISABLE TRIGGER USER; ${DROP_OTHERS}`);
    return await refusalOf(client.query(`${sql}; SET CONSTRAINTS ALL IMMEDIATE`));
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

/** One row that has such a link, or could have. */
const rowOf = ({ child, childColumns }: Link) =>
  `(SELECT ctid FROM ${child} ORDER BY ${childColumns.map((column) => `${column} IS NULL`)}, ctid LIMIT 1)`;

it('there is a key beginning with the customer between all that hangs together', () => {
  const pairs = links.map(({ child, parent }) => `${child} → ${parent}`);
  expect(new Set(pairs)).toEqual(
    new Set([
      'orders → subscriptions',
      'orders → addresses',
      'order_items → orders',
      'subscription_terms → subscriptions',
      'subscription_pauses → subscriptions',
      'subscription_days → subscriptions',
      'delivery_statuses → orders',
      'delivery_statuses → delivery_statuses',
      'delivery_items → order_items',
      'delivery_items → delivery_statuses',
      'invoice_lines → invoices',
      'invoice_lines → delivery_items',
      'credit_notes → invoices',
      'credit_note_lines → credit_notes',
      'credit_note_lines → invoice_lines',
      'payments → delivery_statuses',
      'payment_allocations → payments',
      'payment_allocations → invoices',
      'ledger_entries → invoices',
      'ledger_entries → payments',
      'ledger_entries → credit_notes',
    ]),
  );
});

it('no row can be pointed at another customer’s', async () => {
  const accepted: string[] = [];
  for (const link of links) {
    const { child, parent, childColumns, parentColumns } = link;
    const others = `SELECT ${parentColumns} FROM ${parent} AS other WHERE other.customer_id <> ${child}.customer_id LIMIT 1`;
    const refused = await refusedByKeyAlone(
      link,
      `UPDATE ${child} SET (${childColumns}) = (${others}) WHERE ctid = ${rowOf(link)}`,
    );
    if (refused !== link.name) accepted.push(`${link.name} (${refused})`);
  }
  expect(accepted).toEqual([]);
});

it('no row that leads to another can change its customer without it', async () => {
  const accepted: string[] = [];
  for (const link of links) {
    const { child } = link;
    const move = `UPDATE ${child} SET customer_id = '${NEWCOMER}' WHERE ctid = ${rowOf(link)}`;
    const refused = await refusedByKeyAlone(
      link,
      `INSERT INTO customers (id, name) VALUES ('${NEWCOMER}', 'N'); ${move}`,
    );
    if (refused !== link.name) accepted.push(`${link.name} (${refused})`);
  }
  expect(accepted).toEqual([]);
});
