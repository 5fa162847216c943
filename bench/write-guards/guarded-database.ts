import { readFileSync } from 'node:fs';
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { MIGRATIONS_FOLDER, readMigrations } from '../../src/platform/migrations/migration-folder.ts';
import { migrateUp } from '../../src/platform/migrations/migration-up.ts';

export const CUSTOMERS = 1_000;
/** The day from which nothing is there yet; every customer's plan wants a litre each morning. */
export const FIRST_FREE_DAY = '2026-03-01';
const HISTORY_DAYS = 59;

/** Two months of delivered orders lie in the tables, so that indexes are as deep as those of a business. */
const ROWS = `
SET session_replication_role = replica;
INSERT INTO users (id, email, name, role, status) VALUES
  ('00000000-0000-7000-8000-000000000001', 'admin@earlybird.example', 'Meera', 'ADMIN', 'ACTIVE'),
  ('00000000-0000-7000-8000-000000000002', 'ravi@earlybird.example', 'Ravi', 'DELIVERY_AGENT', 'ACTIVE');
INSERT INTO products (name, unit) VALUES ('Cow milk', 'LITRE');
INSERT INTO customers (name, status) SELECT 'Asha Rao', 'ACTIVE' FROM generate_series(1, ${CUSTOMERS});
INSERT INTO subscriptions (customer_id, product_id, status, start_date)
  SELECT customers.id, products.id, 'ACTIVE', '2026-01-01' FROM customers, products;
INSERT INTO subscription_terms (customer_id, subscription_id, effective_from, mode, quantity, shift)
  SELECT customer_id, id, start_date, 'FIXED_DAILY', 1, 'MORNING' FROM subscriptions;
INSERT INTO orders (customer_id, source, subscription_id, status, delivery_date, shift, agent_id)
  SELECT customer_id, 'SUBSCRIPTION', id, 'DELIVERED', start_date + n, 'MORNING', '00000000-0000-7000-8000-000000000002'
  FROM subscriptions, generate_series(0, ${HISTORY_DAYS - 1}) AS n;
INSERT INTO order_items (customer_id, order_id, product_id, quantity, unit_price, amount)
  SELECT customer_id, orders.id, products.id, 1, 60, 60 FROM orders, products;
INSERT INTO delivery_statuses (customer_id, order_id, status, occurred_at, recorded_at, method, confirmed_by_id, billing)
  SELECT customer_id, id, 'DELIVERED', delivery_date, delivery_date, 'AGENT', agent_id, 'BILLABLE' FROM orders;
INSERT INTO delivery_items (customer_id, order_id, order_item_id, delivery_status_id, ordered_quantity, delivered_quantity)
  SELECT customer_id, order_id, item.id, status.id, 1, 1 FROM order_items AS item JOIN delivery_statuses AS status USING (customer_id, order_id);
SET session_replication_role = origin;
-- In an order that is the same whatever ids they have got: a hundred customers are a batch.
CREATE TABLE measured_plans AS
  SELECT customer_id, id AS subscription_id, product_id, row_number() OVER (ORDER BY customer_id)::integer - 1 AS place FROM subscriptions;
VACUUM ANALYZE;`;

/** A database with some of the migrations, and one connection whose processor time can be read. */
export interface GuardedDatabase {
  readonly client: pg.Client;
  /** Microseconds of processor time that the connection's server process has spent so far. */
  readonly processorMicros: () => number;
}

/** `upTo`: the name of the last migration that it gets; null for all. */
export async function openGuardedDatabase(
  serverUrl: string,
  name: string,
  upTo: string | null,
): Promise<GuardedDatabase> {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const server = new pg.Client({ connectionString: serverUrl });
  await server.connect();
  await server.query(`CREATE DATABASE ${name}`);
  await server.query(`ALTER DATABASE ${name} SET earlybird.test = 'on'`);
  await server.query(`ALTER DATABASE ${name} SET earlybird.now = '2026-03-31T09:00:00+05:30'`);
  await server.query(`ALTER DATABASE ${name} SET earlybird.delivery_backdate_days = 60`);
  await server.end();
  await migrateUp(url.href, { folder: await migrationsUpTo(upTo) });
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query('SET jit = off');
  for (const statement of ROWS.split(';\n')) await client.query(statement);
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const file = `/proc/${rows[0]?.pid}/schedstat`;
  return { client, processorMicros: () => Number(readFileSync(file, 'utf8').split(' ')[0]) / 1_000 };
}

async function migrationsUpTo(last: string | null): Promise<string> {
  if (last === null) return MIGRATIONS_FOLDER;
  const folder = await mkdtemp(path.join(tmpdir(), 'earlybird-graph-migrations-'));
  for (const { name } of await readMigrations(MIGRATIONS_FOLDER)) {
    if (name <= last) await cp(path.join(MIGRATIONS_FOLDER, name), path.join(folder, name), { recursive: true });
  }
  return folder;
}
