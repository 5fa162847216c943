import { CUSTOMERS, FIRST_FREE_DAY, type GuardedDatabase } from './guarded-database.ts';

const DAYS = 20;
const BATCH = 100;
const AGENT = '00000000-0000-7000-8000-000000000002';

/** What is on while the orders are written. */
export type Guards = 'all' | 'keys only' | 'bare';

const ORDERS = `
  INSERT INTO orders (customer_id, source, subscription_id, delivery_date, shift, agent_id)
  SELECT customer_id, 'SUBSCRIPTION', subscription_id, date '${FIRST_FREE_DAY}' + n, 'MORNING', '${AGENT}'
  FROM measured_plans, generate_series(0, ${DAYS - 1}) AS n WHERE place >= $1::integer AND place < $1::integer + ${BATCH}`;
const ITEMS = `
  INSERT INTO order_items (customer_id, order_id, product_id, quantity, unit_price, amount)
  SELECT placed.customer_id, placed.id, product_id, 1, 60, 60
  FROM measured_plans AS plan JOIN orders AS placed ON placed.customer_id = plan.customer_id AND placed.subscription_id = plan.subscription_id
  WHERE place >= $1::integer AND place < $1::integer + ${BATCH} AND delivery_date >= '${FIRST_FREE_DAY}'`;

const SWITCH: Readonly<Record<Guards, string>> = {
  all: 'SELECT 1',
  'keys only': 'ALTER TABLE orders DISABLE TRIGGER USER; ALTER TABLE order_items DISABLE TRIGGER USER',
  bare: 'SET LOCAL session_replication_role = replica',
};

export const ORDERS_MADE = CUSTOMERS * DAYS;

/** Microseconds of processor time for each of 20,000 orders with its item, in batches of 2,000; nothing of it stays. */
export async function measureGeneration({ client, processorMicros }: GuardedDatabase, guards: Guards): Promise<number> {
  await client.query(`BEGIN; ${SWITCH[guards]}`);
  const before = processorMicros();
  for (let place = 0; place < CUSTOMERS; place += BATCH) {
    await client.query(ORDERS, [place]);
    await client.query(ITEMS, [place]);
  }
  await client.query('SET CONSTRAINTS ALL IMMEDIATE');
  const spent = processorMicros() - before;
  await client.query('ROLLBACK');
  await client.query('VACUUM orders');
  await client.query('VACUUM order_items');
  return spent / ORDERS_MADE;
}

export interface SingleWrite {
  readonly order: number;
  readonly confirmation: number;
}

/** The same for one order with its item, and for its confirmation with its line, of the plan at this place; nothing of it stays. */
export async function measureSingleWrite(
  { client, processorMicros }: GuardedDatabase,
  place: number,
): Promise<SingleWrite> {
  const { rows } = await client.query(
    `SELECT customer_id, subscription_id, product_id, uuid_v7() AS order, uuid_v7() AS item, uuid_v7() AS status
     FROM measured_plans WHERE place = $1`,
    [place % CUSTOMERS],
  );
  const { customer_id: customer, subscription_id: plan, product_id: product, order, item, status } = rows[0];
  const begun = processorMicros();
  await client.query('BEGIN');
  await client.query({ ...ONE_ORDER, values: [customer, order, plan] });
  await client.query({ ...ONE_ITEM, values: [customer, order, item, product] });
  const ordered = processorMicros();
  await client.query({ ...ONE_CONFIRMATION, values: [customer, order, status] });
  await client.query({ ...ONE_LINE, values: [customer, order, item, status] });
  await client.query('SET CONSTRAINTS ALL IMMEDIATE');
  const confirmed = processorMicros();
  await client.query('ROLLBACK');
  return { order: ordered - begun, confirmation: confirmed - ordered };
}

// Named, as Prisma and the compiler send theirs, so that PostgreSQL keeps their plans.
const ONE_ORDER = {
  name: 'one_order',
  text: `INSERT INTO orders (customer_id, id, source, subscription_id, delivery_date, shift, agent_id)
         VALUES ($1, $2, 'SUBSCRIPTION', $3, '2026-03-30', 'MORNING', '${AGENT}')`,
};
const ONE_ITEM = {
  name: 'one_item',
  text: `INSERT INTO order_items (customer_id, order_id, id, product_id, quantity, unit_price, amount) VALUES ($1, $2, $3, $4, 1, 60, 60)`,
};
const ONE_CONFIRMATION = {
  name: 'one_confirmation',
  text: `INSERT INTO delivery_statuses (customer_id, order_id, id, status, occurred_at, recorded_at, method, confirmed_by_id)
         VALUES ($1, $2, $3, 'DELIVERED', '2026-03-30 06:00+05:30', '2026-03-30 06:00+05:30', 'AGENT', '${AGENT}')`,
};
const ONE_LINE = {
  name: 'one_line',
  text: `INSERT INTO delivery_items (customer_id, order_id, order_item_id, delivery_status_id, delivered_quantity) VALUES ($1, $2, $3, $4, 1)`,
};
