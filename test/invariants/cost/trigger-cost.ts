/**
 * What each trigger costs: microseconds of PostgreSQL's processor time per row, in bulk, with all triggers and with one left
 * out. Linux only. `node --import tsx test/invariants/cost/trigger-cost.ts [rows]`
 */
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { migrateUp } from '../../../src/platform/migrations/migration-up.ts';
import { startThrowawayPostgres } from '../../../src/platform/postgres/embedded-postgres-throwaway.ts';
import { loadSample } from '../../../src/sample/load-sample.ts';

const ROWS = Number(process.argv[2] ?? 100_000);
const TICKS_PER_SECOND = 100;
const CUSTOMERS = 100;

/** In the order of an order's life; each step finds what the previous ones made. */
const WORK = [
  {
    table: 'orders',
    what: 'orders of plans',
    sql: `INSERT INTO orders (customer_id, id, source, subscription_id, delivery_date, shift, agent_id)
          SELECT customer_id, uuid_v7(), 'SUBSCRIPTION', id, start_date + n, 'MORNING', (SELECT id FROM users WHERE email = 'agent@earlybird.example')
          FROM measured_plans, generate_series(0, $rows / ${CUSTOMERS} - 1) AS n`,
  },
  {
    table: 'order_items',
    what: 'their items',
    sql: `INSERT INTO order_items (customer_id, order_id, product_id, quantity, unit_price, amount)
          SELECT orders.customer_id, orders.id, product_id, 1, 60, 60 FROM orders JOIN measured_plans AS plan ON plan.id = subscription_id`,
  },
  {
    table: 'delivery_statuses',
    what: 'confirmations, each with its change of the order',
    sql: `INSERT INTO delivery_statuses (customer_id, order_id, status, occurred_at, recorded_at, method, confirmed_by_id)
          SELECT orders.customer_id, orders.id, 'DELIVERED', moment, moment, 'AGENT', agent_id
          FROM orders JOIN measured_plans AS plan ON plan.id = subscription_id
          CROSS JOIN LATERAL (SELECT (delivery_date + time '06:00') AT TIME ZONE business_time_zone() AS moment) AS clock`,
  },
  {
    table: 'delivery_items',
    what: 'their lines',
    sql: `INSERT INTO delivery_items (customer_id, order_id, order_item_id, delivery_status_id, ordered_quantity, delivered_quantity)
          SELECT item.customer_id, item.order_id, item.id, status.id, 1, 1
          FROM measured_plans AS plan JOIN orders ON subscription_id = plan.id
          JOIN order_items AS item ON item.order_id = orders.id JOIN delivery_statuses AS status ON status.order_id = orders.id`,
  },
  { table: 'delivery_statuses', what: 'their commit', sql: 'SET CONSTRAINTS ALL IMMEDIATE' },
] as const;

const server = await startThrowawayPostgres();
const client = new pg.Client({ connectionString: server.url });
try {
  await migrateUp(server.url);
  const pool = new pg.Pool({ connectionString: server.url, max: 1 });
  await loadSample(pool, { customers: CUSTOMERS, months: 1, seed: 1, until: '2026-03-31' }, () => {});
  await pool.end();
  await client.connect();
  const { rows } = await client.query('SELECT pg_backend_pid() AS pid');
  const all = await measure(rows[0].pid);
  for (const [at, { table, what }] of WORK.entries()) {
    console.log(`${what}: ${all[at]} µs`);
    for (const name of await triggersOf(table)) {
      const without = await measure(rows[0].pid, { table, name });
      const saved = (all[at] as number) - (without[at] as number);
      console.log(`  ${name}: ${saved}`);
    }
  }
} finally {
  await client.end();
  await server.stop();
}

/** Microseconds per row of each piece of work, with all triggers but one; nothing of it stays. */
async function measure(pid: number, omitted?: { table: string; name: string }): Promise<number[]> {
  await client.query('BEGIN');
  if (omitted) await client.query(`ALTER TABLE ${omitted.table} DISABLE TRIGGER ${omitted.name}`);
  await client.query(`
    CREATE TEMPORARY TABLE measured_plans ON COMMIT DROP AS
    SELECT id AS customer_id, uuid_v7() AS id, (SELECT id FROM products ORDER BY name LIMIT 1) AS product_id, date '2020-01-01' AS start_date FROM customers;
    INSERT INTO subscriptions (customer_id, id, product_id, status, start_date) SELECT customer_id, id, product_id, 'ACTIVE', start_date FROM measured_plans;
    INSERT INTO subscription_terms (customer_id, subscription_id, effective_from, mode, quantity, shift)
      SELECT customer_id, id, start_date, 'FIXED_DAILY', 1, 'MORNING' FROM measured_plans;
    ANALYZE measured_plans`);
  const costs: number[] = [];
  for (const { sql } of WORK) {
    const before = await processorSeconds(pid);
    await client.query(sql.replace('$rows', String(ROWS)));
    costs.push(Math.round((((await processorSeconds(pid)) - before) / ROWS) * 1e6));
    if (/^INSERT INTO (\w+)/.test(sql)) await client.query(`ANALYZE ${RegExp.$1}`);
  }
  await client.query('ROLLBACK');
  await client.query('VACUUM orders, order_items, delivery_statuses, delivery_items');
  return costs;
}

async function triggersOf(table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT tgname AS name FROM pg_trigger WHERE tgrelid = $1::regclass AND NOT tgisinternal AND tgtype & 4 = 4 ORDER BY 1`,
    [table],
  );
  return rows.map(({ name }) => name);
}

async function processorSeconds(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}
