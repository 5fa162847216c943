import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyRules } from '../../../src/platform/rule-check/verify-rules.ts';
import { runEarlybird } from '../../support/run-script.ts';
import { createSampleDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await createSampleDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 2 });
  pool.on('error', () => {});
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** How many rows break each rule that is broken. */
async function broken(): Promise<Record<string, number>> {
  const proofs = await verifyRules(pool, () => {});
  return Object.fromEntries(proofs.filter((proof) => proof.broken > 0).map((proof) => [proof.rule, proof.broken]));
}

test('two months of a business keep every rule', async () => {
  const told: string[] = [];
  const proofs = await verifyRules(pool, (activity) => told.push(activity));
  expect(proofs.filter((proof) => proof.broken > 0)).toEqual([]);
  expect(proofs.map(({ rule }) => rule)).toContain('orders_on_plan');
  expect(told[0]).toMatch(/^Proving delivery_items: .* \(1 of \d+\)$/);
});

describe('rows that were written while the triggers were off are found', () => {
  const BREAK: readonly (readonly [string, string])[] = [
    [
      'orders_on_plan',
      `UPDATE orders SET delivery_date = '2019-01-01' WHERE id = (SELECT id FROM orders WHERE subscription_id IS NOT NULL AND status = 'DELIVERED' ORDER BY id LIMIT 1)`,
    ],
    [
      'orders_confirmed',
      `UPDATE orders SET status = 'DELIVERED' WHERE id = (SELECT min(id::text)::uuid FROM orders WHERE status = 'PENDING')`,
    ],
    [
      'delivery_statuses_followed',
      `UPDATE orders SET status = 'PENDING' WHERE id = (SELECT max(id::text)::uuid FROM orders WHERE status = 'DELIVERED')`,
    ],
    [
      'delivery_statuses_recorded',
      `UPDATE delivery_statuses SET recorded_at = '2999-01-01' WHERE id = (SELECT id FROM delivery_statuses WHERE current LIMIT 1)`,
    ],
    [
      'delivery_statuses_occurred',
      `UPDATE delivery_statuses SET occurred_at = '2019-01-01' WHERE id = (SELECT id FROM delivery_statuses WHERE method = 'AGENT' AND recorded_at < '2999-01-01' ORDER BY id DESC LIMIT 1)`,
    ],
    [
      'delivery_statuses_author',
      `UPDATE delivery_statuses SET confirmed_by_id = (SELECT id FROM users WHERE role = 'ADMIN' LIMIT 1)
       WHERE id = (SELECT id FROM delivery_statuses WHERE method = 'AGENT' AND recorded_at < '2999-01-01' AND occurred_at > '2020-01-01' ORDER BY id LIMIT 1)`,
    ],
    [
      'delivery_statuses_superseded',
      `UPDATE delivery_statuses SET current = false WHERE id = (SELECT id FROM delivery_statuses WHERE current AND billing <> 'BILLED' ORDER BY id DESC LIMIT 1)`,
    ],
    ['delivery_statuses_lines', `DELETE FROM delivery_items WHERE ctid = (SELECT ctid FROM delivery_items LIMIT 1)`],
    [
      'delivery_statuses_outcome',
      `UPDATE delivery_items SET delivered_quantity = 0 WHERE ctid = (SELECT ctid FROM delivery_items WHERE delivered_quantity > 0 ORDER BY ctid DESC LIMIT 1)`,
    ],
    [
      'delivery_items_ordered',
      `UPDATE delivery_items SET ordered_quantity = ordered_quantity + 1 WHERE ctid = (SELECT ctid FROM delivery_items LIMIT 1)`,
    ],
    [
      'invoice_lines_as_delivered',
      `UPDATE invoice_lines SET date = date - 1 WHERE id = (SELECT id FROM invoice_lines WHERE live ORDER BY id LIMIT 1)`,
    ],
    [
      'invoice_lines_whole_delivery',
      `UPDATE invoice_lines SET live = false WHERE id = (SELECT line.id FROM invoice_lines line JOIN order_items item ON item.order_id = line.order_id AND item.id <> line.order_item_id WHERE line.live LIMIT 1)`,
    ],
    [
      'invoice_lines_billable',
      `UPDATE delivery_statuses SET current = false, billing = 'NONE' WHERE id = (SELECT delivery_status_id FROM invoice_lines WHERE live ORDER BY id DESC LIMIT 1)`,
    ],
    [
      'invoices_sum_of_lines',
      `UPDATE invoices SET subtotal = subtotal + 1, total = total + 1 WHERE id = (SELECT id FROM invoices WHERE kind <> 'OPENING' AND status = 'DRAFT' LIMIT 1)`,
    ],
  ];

  test.each(BREAK)('%s', async (rule, sql) => {
    const before = (await broken())[rule] ?? 0;
    const client = await pool.connect();
    try {
      await client.query('SET session_replication_role = replica');
      expect((await client.query(sql)).rowCount).toBe(1);
    } finally {
      client.release(true);
    }
    expect((await broken())[rule] ?? 0).toBeGreaterThan(before);
  });

  test('and the command lists them, with keys: 1', async () => {
    const { exitCode, stdout } = await runEarlybird(['verify', 'rules'], { DATABASE_URL: database.url });
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(
      /^orders_confirmed +\d+ rows? of orders breaks? it: An order is delivered by a confirmation/m,
    );
    expect(stdout).toMatch(/^ {2}[0-9a-f-]{36} \/ [0-9a-f-]{36}$/m);
    const { stdout: json } = await runEarlybird(['verify', 'rules', '--json'], { DATABASE_URL: database.url });
    const { rules } = JSON.parse(json);
    expect(rules.find(({ rule }: { rule: string }) => rule === 'orders_on_plan')).toMatchObject({
      relation: 'orders',
      broken: expect.any(Number),
      examples: [expect.stringContaining(' / ')],
    });
  });
});

test('a guard is the rule that is proven: no trigger keeps an older text of it', async () => {
  const { rows } = await pool.query<{ name: string; guards: string[] }>(`
    SELECT name, array(
      SELECT proname::text FROM pg_proc, unnest(ARRAY['added', 'changed', '(SELECT NEW.*)', '(SELECT OLD.*)']) AS rows
      WHERE pronamespace = 'public'::regnamespace AND prorettype = 'trigger'::regtype
        AND position(substr(refuse_broken(name, rows), 8) IN prosrc) > 0 ORDER BY 1) AS guards
    FROM integrity_checks() ORDER BY name`);
  expect(Object.fromEntries(rows.map(({ name, guards }) => [name, guards]))).toEqual({
    // What a trigger fills in, and what it updates, is proven in words of its own; bill_lines asks for the text when it runs.
    delivery_items_ordered: [],
    invoice_lines_as_delivered: [],
    invoice_lines_billable: [],
    invoice_lines_whole_delivery: [],
    invoices_sum_of_lines: [],
    delivery_statuses_follow: ['follow_confirmations'],
    delivery_statuses_lines: ['refuse_other_outcome'],
    delivery_statuses_superseded: ['refuse_unsuperseded'],
    order_items_frozen: ['hold_new_items', 'refuse_frozen_items'],
    orders_confirmed: ['refuse_order_transition'],
    orders_on_plan: ['hold_orders_to_plan', 'refuse_order_transition'],
  });
});

test('every rule names its check, and every check its rule', async () => {
  const { rows } = await pool.query(`
    SELECT rule, checked_by FROM integrity_rules() AS rules FULL JOIN integrity_checks() AS checks ON checks.name = rules.checked_by
    WHERE rule IS NULL OR name IS NULL OR position('''' || rule || '''' IN query) = 0`);
  expect(rows).toEqual([]);
});
