import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FORGETTING } from '../../src/schema.ts';
import { NOBODYS, tablesWith, tellingColumns } from '../support/telling-columns.ts';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';

const ANONYMIZE = `mutation ($id: ID!) { anonymizeCustomer(input: { customerId: $id, reason: "Asked for it" }) { customer { name } userErrors { code message } } }`;

/** The word that is planted in every column, in the form that its checks require. */
const WORD = 'zubaida';
const PLANTED: Readonly<Record<string, string>> = {
  phone: `'+919876512345'`,
  pincode: `'987651'`,
  address_pincode: `'987651'`,
  latitude: '9.876512',
  address_latitude: '9.876512',
  longitude: '98.765123',
  address_longitude: '98.765123',
  email: `'${WORD}@mail.example'`,
  password_hash: `'$argon2id$${WORD}'`,
  token_hash: `'${WORD}' || id`,
};
const TRACES = [WORD, '9876512345', '987651', '9.876512', '98.765123'];
/** Only rows with a reason can get another one (checks). */
const ONLY_WHERE_GIVEN = ['void_reason', 'reversal_reason', 'correction_reason'];

let graph: TestGraph;
let pool: pg.Pool;
let customerId: string;
let userId: string;
beforeAll(async () => {
  graph = await openTestGraph();
  // Triggers and foreign keys are off in these sessions, so that anything can be planted.
  pool = new pg.Pool({ connectionString: graph.url, max: 2, options: '-c session_replication_role=replica' });
  const { rows } = await pool.query(
    `SELECT id, user_id FROM customers WHERE user_id IS NOT NULL AND EXISTS (SELECT FROM invoices WHERE customer_id = customers.id AND status = 'FINALIZED')
       AND (SELECT count(*) > 1 FROM payments WHERE customer_id = customers.id AND order_id IS NULL) AND EXISTS (SELECT FROM addresses WHERE customer_id = customers.id)
     ORDER BY id LIMIT 1`,
  );
  ({ id: customerId, user_id: userId } = rows[0]);
});
afterAll(async () => {
  await pool.end();
  await graph.close();
});

const run = (sql: string, values: readonly unknown[] = [customerId]) => pool.query(sql, [...values]);

/** A row of every kind, with nothing still open. */
async function live(): Promise<void> {
  await run(`UPDATE customers SET status = 'STOPPED' WHERE id = $1`);
  await run(
    `UPDATE orders SET status = 'CANCELLED', cancelled_at = now(), cancel_reason = 'OTHER' WHERE customer_id = $1 AND status IN ('PENDING', 'OUT_FOR_DELIVERY')`,
  );
  await run(
    `UPDATE delivery_statuses SET billing = 'BILLED' WHERE customer_id = $1 AND billing IN ('BILLABLE', 'RECOVERABLE')`,
  );
  await run(`DELETE FROM invoices WHERE customer_id = $1 AND status = 'DRAFT'`);
  await run(`UPDATE ledger_entries SET balance_after = 0 WHERE customer_id = $1`);
  await run(
    `INSERT INTO subscription_pauses (customer_id, subscription_id, from_date, until_date) SELECT customer_id, id, '2020-01-01', '2020-01-02' FROM subscriptions WHERE customer_id = $1 LIMIT 1`,
  );
  await run(
    `INSERT INTO subscription_days (customer_id, subscription_id, date, shift, quantity) SELECT customer_id, id, '2020-02-01', 'MORNING', 2 FROM subscriptions WHERE customer_id = $1 LIMIT 1`,
  );
  await run(
    `UPDATE delivery_statuses SET supersedes_id = uuid_v7(), correction_reason = 'x'
     WHERE id = (SELECT id FROM delivery_statuses WHERE customer_id = $1 AND supersedes_id IS NULL ORDER BY id LIMIT 1)`,
  );
  await run(
    `UPDATE payments SET status = 'REVERSED', reversed_at = now(), reversal_reason = 'x', allocated = 0 WHERE id = (SELECT id FROM payments WHERE customer_id = $1 ORDER BY id LIMIT 1)`,
  );
  await run(
    `INSERT INTO credit_notes (customer_id, invoice_id, number, reason, net, tax, total, issued_at)
     SELECT customer_id, id, 'CN/99-00/000001', 'x', 1, 0, 1, now() FROM invoices WHERE customer_id = $1 LIMIT 1`,
  );
  await run(
    `UPDATE invoices SET status = 'VOID', voided_at = now(), void_reason = 'x', amount_paid = 0, amount_credited = 0
     WHERE id = (SELECT id FROM invoices WHERE customer_id = $1 AND status = 'FINALIZED' ORDER BY id LIMIT 1)`,
  );
  await run(`DELETE FROM credentials WHERE user_id = $1`, [userId]);
  await run(`INSERT INTO credentials (user_id, password_hash) VALUES ($1, '$argon2id$x')`, [userId]);
  for (const table of ['refresh_tokens', 'activation_tokens']) {
    const family = table === 'refresh_tokens' ? ['family_id, ', 'uuid_v7(), '] : ['', ''];
    await run(
      `INSERT INTO ${table} (user_id, ${family[0]}token_hash, expires_at) VALUES ($1, ${family[1]}'x', now() + interval '1 day')`,
      [userId],
    );
  }
}

/** The person's rows in this table; undefined for tables without any. */
async function ownRows(table: string): Promise<string | undefined> {
  const mine: Readonly<Record<string, string>> = {
    customers: `id = '${customerId}'`,
    users: `id = '${userId}'`,
    audit_events: `request_id = 'planted'`,
    idempotency_keys: `mutation = 'planted'`,
    legacy_records: `collection = 'planted'`,
  };
  if (mine[table] !== undefined) return mine[table];
  const columns = await columnsOf(table);
  if (columns.includes('customer_id')) return `customer_id = '${customerId}'`;
  return columns.includes('user_id') ? `user_id = '${userId}'` : undefined;
}

async function columnsOf(table: string): Promise<readonly string[]> {
  const { rows } = await pool.query(
    `SELECT attname FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped`,
    [table],
  );
  return rows.map(({ attname }) => attname);
}

async function tables(): Promise<readonly string[]> {
  const { rows } = await pool.query(
    `SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = current_schema()::regnamespace ORDER BY 1`,
  );
  return rows.map(({ relname }) => relname);
}

/**
 * An audit event and an imported document about one row of every table of the customer, and about the customer and the login.
 */
async function putOnRecord(): Promise<void> {
  const subjects: [entityType: string, id: string][] = [
    ['Customer', customerId],
    ['User', userId],
  ];
  for (const table of await tables()) {
    const columns = await columnsOf(table);
    if (!columns.includes('customer_id') || !columns.includes('id') || table === 'users') continue;
    const { rows } = await run(`SELECT id FROM ${table} WHERE customer_id = $1 LIMIT 1`);
    const model = table
      .split('_')
      .map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}`)
      .join('');
    if (rows[0]) subjects.push([model.replace(/(?:(?<=Status|Address)es|s)$/, ''), rows[0].id]);
  }
  expect(subjects.length).toBeGreaterThan(10);
  const importRunId = randomUUID();
  for (const [entityType, id] of subjects) {
    await run(
      `INSERT INTO audit_events (actor_kind, actor_id, action, entity_type, entity_id, before, after, request_id) VALUES ('USER', $1, 'planted', $2, $3, '{}', '{}', 'planted')`,
      [userId, entityType, id],
    );
    await run(
      `INSERT INTO legacy_records (collection, mongo_id, import_run_id, status, target_model, target_id, document) VALUES ('planted', $1, $2, 'IMPORTED', $3, $4, '{}')`,
      [id, importRunId, entityType, id],
    );
  }
  await run(
    `INSERT INTO idempotency_keys (actor_kind, actor_id, mutation, key, input_hash, response, expires_at)
     VALUES ('USER', uuid_v7(), 'planted', uuid_v7(), 'x', jsonb_build_object('customerId', $1::text, 'addressIds', '[]'::jsonb), now() + interval '1 day')`,
  );
}

/** Writes the word, or a substitute, into every column that can hold one and is not kept; returns `table.column` of all. */
async function plant(): Promise<readonly string[]> {
  const kept = FORGETTING.flatMap(({ keeps = {} }) => Object.keys(keeps));
  const planted: string[] = [];
  const types = await pool.query(
    `SELECT relname || '.' || attname AS name, format_type(atttypid, NULL) AS type FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
     WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') AND attnum > 0`,
  );
  const typeOf = new Map<string, string>(types.rows.map(({ name, type }) => [name, type]));
  const columns = (await tellingColumns(pool)).filter((name) => !kept.includes(name));
  for (const table of await tables()) {
    const own = await ownRows(table);
    const names = columns.filter((name) => name.startsWith(`${table}.`)).map((name) => name.slice(table.length + 1));
    if (Object.hasOwn(NOBODYS, table) || own === undefined || names.length === 0) continue;
    const assignments = names.map((name) => {
      const isDocument = typeOf.get(`${table}.${name}`) === 'jsonb';
      const value = isDocument
        ? `coalesce(${name}, '{}') || '{"said": "${WORD}"}'`
        : (PLANTED[name] ?? `'${WORD} ${name}'`);
      return ONLY_WHERE_GIVEN.includes(name)
        ? `${name} = CASE WHEN ${name} IS NOT NULL THEN ${value} END`
        : `${name} = ${value}`;
    });
    await run(`UPDATE ${table} SET ${assignments.join(', ')} WHERE ${own}`, []);
    for (const name of names) {
      const { rows } = await run(`SELECT count(${name})::int AS count FROM ${table} WHERE ${own}`, []);
      expect(rows[0].count, `rows with ${table}.${name}`).toBeGreaterThan(0);
      planted.push(`${table}.${name}`);
    }
  }
  return planted;
}

const emptied = FORGETTING.flatMap(({ empties }) => empties);

/** A digest of each table: all rows, without the columns that forgetting changes. */
async function figures(): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  for (const table of await tables()) {
    const parts = emptied.filter((emptying) => emptying.table === table);
    if (parts.some(({ remove }) => remove)) continue;
    const changed = parts.flatMap(({ clear = [], set = {} }) => [...clear, ...Object.keys(set)]);
    const own = table === 'audit_events' ? `WHERE action <> 'anonymizeCustomer'` : '';
    digests[table] = await digestOf(table, own, changed);
  }
  return digests;
}

/** A digest of each table with rows of customers: the rows of all other customers, with every word. */
async function othersWords(): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  for (const table of await tables()) {
    const own = await ownRows(table);
    const rest =
      table === 'audit_events'
        ? `AND action <> 'anonymizeCustomer' AND actor_id IS DISTINCT FROM '${userId}' AND entity_id NOT IN ('${customerId}', '${userId}')`
        : '';
    if (own !== undefined) digests[table] = await digestOf(table, `WHERE (${own}) IS NOT TRUE ${rest}`, []);
  }
  return digests;
}

async function digestOf(table: string, where: string, without: readonly string[]): Promise<string> {
  const { rows } = await pool.query(
    `SELECT count(*) || ' ' || coalesce(md5(string_agg(row, ',' ORDER BY row)), '') AS digest
     FROM (SELECT (to_jsonb(t) - $1::text[])::text AS row FROM ${table} AS t ${where}) AS rows`,
    [without],
  );
  return rows[0].digest;
}

it('leaves no word of the person anywhere in the database, and every figure', async () => {
  await live();
  await putOnRecord();
  const planted = await plant();
  const inTables = [...new Set(planted.map((name) => name.split('.')[0] as string))].toSorted();
  expect(inTables).toEqual([...new Set(emptied.map(({ table }) => table))].toSorted());
  expect(await tablesWith(pool, WORD)).toEqual(inTables);
  for (const trace of TRACES) expect(await tablesWith(pool, trace), trace).not.toEqual([]);
  const before = [await figures(), await othersWords()];

  const answer = await graph.ask(ANONYMIZE, { id: customerId });
  expect(answer.data).toEqual({ anonymizeCustomer: { customer: { name: 'Removed' }, userErrors: [] } });

  for (const trace of TRACES) expect(await tablesWith(pool, trace), trace).toEqual([]);
  expect([await figures(), await othersWords()]).toEqual(before);
}, 120_000);

it('leaves the fixed word where something must be said, and the ids by which a repeat is answered', async () => {
  const { rows } = await run(
    `SELECT (SELECT array_agg(DISTINCT reason) FROM credit_notes WHERE customer_id = $1) AS credited,
            (SELECT array_agg(DISTINCT reversal_reason) FROM payments WHERE customer_id = $1 AND status = 'REVERSED') AS reversed,
            (SELECT array_agg(DISTINCT void_reason) FROM invoices WHERE customer_id = $1 AND status = 'VOID') AS voided,
            (SELECT array_agg(DISTINCT correction_reason) FROM delivery_statuses WHERE customer_id = $1 AND supersedes_id IS NOT NULL) AS corrected,
            (SELECT response FROM idempotency_keys WHERE mutation = 'planted') AS answer`,
  );
  expect(rows).toEqual([
    {
      credited: ['Removed'],
      reversed: ['Removed'],
      voided: ['Removed'],
      corrected: ['Removed'],
      answer: { customerId, addressIds: [] },
    },
  ]);
});
