import pg from 'pg';
import { createTestDatabase } from '../../support/test-database.ts';

/** The day of these tests: a Wednesday, at 09:00. The plan is daily since the 1st of the month. */
export const TODAY = '2026-03-04';
export const TOMORROW = '2026-03-05';

const ids = {
  admin: 1,
  agent: 2,
  otherAgent: 3,
  area: 10,
  otherArea: 11,
  customer: 20,
  otherCustomer: 21,
  address: 30,
  otherAddress: 31,
  milk: 40,
  bread: 41,
  plan: 50,
  otherPlan: 51,
  draft: 52,
  order: 60,
  otherOrder: 61,
  item: 70,
  otherItem: 71,
} as const;

/** The ids of the existing rows: two households with a daily plan for a litre of milk and one open order for today. */
export const ID = Object.fromEntries(Object.entries(ids).map(([name, number]) => [name, idOf(number)])) as Record<
  keyof typeof ids,
  string
>;

/** An id that belongs to no row of the households yet. */
export function idOf(number: number): string {
  return `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

export interface Households {
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/** An empty test database, its clock at 09:00 of today, the two households in it, and connections to it. */
export async function openHouseholds(connections = 2): Promise<Households> {
  const database = await createTestDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    const { rows } = await client.query('SELECT quote_ident(current_database()) AS name');
    await client.query(`ALTER DATABASE ${rows[0].name} SET earlybird.now = '${TODAY}T09:00:00+05:30'`);
    await client.query(HOUSEHOLDS);
  } finally {
    await client.end();
  }
  // After the setting: only new sessions have the clock.
  const pool = new pg.Pool({ connectionString: database.url, max: connections });
  const close = async () => {
    await pool.end();
    await database.drop();
  };
  return { pool, close };
}

const HOUSEHOLDS = `
BEGIN;
INSERT INTO users (id, email, name, role, status) VALUES
  ('${ID.admin}', 'admin@earlybird.example', 'Meera', 'ADMIN', 'ACTIVE'),
  ('${ID.agent}', 'ravi@earlybird.example', 'Ravi', 'DELIVERY_AGENT', 'ACTIVE'),
  ('${ID.otherAgent}', 'khaja@earlybird.example', 'Khaja', 'DELIVERY_AGENT', 'ACTIVE');
INSERT INTO areas (id, name) VALUES ('${ID.area}', 'Miyapur'), ('${ID.otherArea}', 'Habsiguda');
INSERT INTO products (id, name, unit) VALUES ('${ID.milk}', 'Cow milk', 'LITRE'), ('${ID.bread}', 'Bread', 'PIECE');
INSERT INTO customers (id, name, status, area_id, agent_id) VALUES
  ('${ID.customer}', 'Asha Rao', 'ACTIVE', '${ID.area}', '${ID.agent}'), ('${ID.otherCustomer}', 'Imran Ali', 'ACTIVE', '${ID.area}', '${ID.agent}');
INSERT INTO addresses (customer_id, id, line1) VALUES
  ('${ID.customer}', '${ID.address}', '12 First Cross'), ('${ID.otherCustomer}', '${ID.otherAddress}', '9 Temple Road');
INSERT INTO subscriptions (customer_id, id, product_id, status, start_date) VALUES
  ('${ID.customer}', '${ID.plan}', '${ID.milk}', 'ACTIVE', '2026-03-01'), ('${ID.otherCustomer}', '${ID.otherPlan}', '${ID.milk}', 'ACTIVE', '2026-03-01'),
  ('${ID.customer}', '${ID.draft}', '${ID.bread}', 'DRAFT', '2026-03-01');
INSERT INTO subscription_terms (customer_id, subscription_id, effective_from, mode, quantity, shift) VALUES
  ('${ID.customer}', '${ID.plan}', '2026-03-01', 'FIXED_DAILY', 1, 'MORNING'), ('${ID.otherCustomer}', '${ID.otherPlan}', '2026-03-01', 'FIXED_DAILY', 1, 'MORNING'),
  ('${ID.customer}', '${ID.draft}', '2026-03-01', 'FIXED_DAILY', 1, 'MORNING');
INSERT INTO orders (customer_id, id, source, subscription_id, delivery_date, shift, area_id, agent_id, address_id, address_line1) VALUES
  ('${ID.customer}', '${ID.order}', 'SUBSCRIPTION', '${ID.plan}', '${TODAY}', 'MORNING', '${ID.area}', '${ID.agent}', '${ID.address}', '12 First Cross'),
  ('${ID.otherCustomer}', '${ID.otherOrder}', 'SUBSCRIPTION', '${ID.otherPlan}', '${TODAY}', 'MORNING', '${ID.area}', '${ID.agent}', '${ID.otherAddress}', '9 Temple Road');
INSERT INTO order_items (customer_id, order_id, id, product_id, quantity, unit_price, amount) VALUES
  ('${ID.customer}', '${ID.order}', '${ID.item}', '${ID.milk}', 1, 60, 60), ('${ID.otherCustomer}', '${ID.otherOrder}', '${ID.otherItem}', '${ID.milk}', 1, 60, 60);
COMMIT;`;
