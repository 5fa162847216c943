import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { race } from '../../support/race.ts';
import { type Households, ID, openHouseholds, TODAY, TOMORROW } from '../support/household.ts';

/** One household's plan, with its open order of today. */
interface Open {
  readonly customer: string;
  readonly plan: string;
  readonly order: string;
  readonly item: string;
  readonly link: string;
}

type Sql = (open: Open) => string;

const confirm =
  (status: 'DELIVERED' | 'NOT_DELIVERED', columns = '', values = ''): Sql =>
  ({ customer, order, item }) =>
    `
    WITH confirmed AS (
      INSERT INTO delivery_statuses (customer_id, order_id, status, reason, occurred_at, recorded_at${columns || ', method, confirmed_by_id'})
      VALUES ('${customer}', '${order}', '${status}', ${status === 'DELIVERED' ? 'NULL' : `'REFUSED'`}, '${TODAY} 06:00+05:30', '${TODAY} 06:00+05:30'${values || `, 'AGENT', '${ID.agent}'`})
      RETURNING id)
    INSERT INTO delivery_items (customer_id, order_id, order_item_id, delivery_status_id, delivered_quantity)
    SELECT '${customer}', '${order}', '${item}', id, ${status === 'DELIVERED' ? 1 : 0} FROM confirmed`;
const correct: Sql = (open) =>
  confirm(
    'NOT_DELIVERED',
    ', method, confirmed_by_id, correction_reason, supersedes_id',
    `, 'ADMIN', '${ID.admin}', 'By mistake', (SELECT id FROM delivery_statuses WHERE order_id = '${open.order}' AND supersedes_id IS NULL)`,
  )(open);
const byLink: Sql = (open) =>
  confirm('DELIVERED', ', method, share_link_id, ip, user_agent', `, 'SHARE_LINK', '${open.link}', '::1', 'x'`)(open);
const revoke: Sql = ({ link }) => `UPDATE share_links SET revoked_at = now() WHERE id = '${link}'`;
const set =
  (assignment: string): Sql =>
  ({ customer, order }) =>
    `UPDATE orders SET ${assignment} WHERE customer_id = '${customer}' AND id = '${order}'`;
const cancel = set(`status = 'CANCELLED', cancelled_at = now(), cancel_reason = 'PLAN_CHANGE'`);
const reinstate = set(`status = 'PENDING', cancelled_at = NULL, cancel_reason = NULL`);
const setOut = set(`status = 'OUT_FOR_DELIVERY'`);
const reassign = set(`agent_id = '${ID.otherAgent}'`);
const addItem: Sql = ({ customer, order }) =>
  `INSERT INTO order_items (customer_id, order_id, product_id, quantity, unit_price, amount) VALUES ('${customer}', '${order}', '${ID.bread}', 1, 40, 40)`;
const doubleItem: Sql = ({ customer, order, item }) =>
  `UPDATE order_items SET quantity = 2, amount = 120 WHERE customer_id = '${customer}' AND order_id = '${order}' AND id = '${item}'`;
const generate: Sql = ({ customer, plan }) =>
  `INSERT INTO orders (customer_id, source, subscription_id, delivery_date, shift) VALUES ('${customer}', 'SUBSCRIPTION', '${plan}', '${TOMORROW}', 'MORNING')`;
const pauseFrom =
  (day: string): Sql =>
  ({ customer, plan }) =>
    `INSERT INTO subscription_pauses (customer_id, subscription_id, from_date) VALUES ('${customer}', '${plan}', '${day}')`;
const pause = pauseFrom(TOMORROW);
const stop: Sql = ({ customer, plan }) =>
  `UPDATE subscriptions SET stop_date = '${TOMORROW}' WHERE customer_id = '${customer}' AND id = '${plan}'`;
const skipTomorrow: Sql = ({ customer, plan }) =>
  `INSERT INTO subscription_days (customer_id, subscription_id, date, shift, quantity) VALUES ('${customer}', '${plan}', '${TOMORROW}', 'MORNING', 0)`;
const evenings: Sql = ({ customer, plan }) =>
  `INSERT INTO subscription_terms (customer_id, subscription_id, effective_from, mode, quantity, shift) VALUES ('${customer}', '${plan}', '${TOMORROW}', 'FIXED_DAILY', 1, 'EVENING')`;
const both =
  (...parts: Sql[]): Sql =>
  (open) =>
    parts.map((part) => part(open)).join('; ');
const nothing: Sql = () => 'SELECT';

const run = (sql: string) => (client: pg.PoolClient) => client.query(sql);

let households: Households;
let pool: pg.Pool;

beforeAll(async () => {
  households = await openHouseholds(10);
  pool = households.pool;
});

afterAll(() => households.close());

async function openOrder(before: Sql): Promise<Open> {
  const { rows } = await pool.query<Open>(
    'SELECT uuid_v7() AS customer, uuid_v7() AS plan, uuid_v7() AS order, uuid_v7() AS item, uuid_v7() AS link',
  );
  const open = rows[0] as Open;
  await pool.query(`
    BEGIN;
    INSERT INTO customers (id, name) VALUES ('${open.customer}', 'N');
    INSERT INTO subscriptions (customer_id, id, product_id, status, start_date) VALUES ('${open.customer}', '${open.plan}', '${ID.milk}', 'ACTIVE', '2026-03-01');
    INSERT INTO subscription_terms (customer_id, subscription_id, effective_from, mode, quantity, shift) VALUES ('${open.customer}', '${open.plan}', '2026-03-01', 'FIXED_DAILY', 1, 'MORNING');
    INSERT INTO orders (customer_id, id, source, subscription_id, delivery_date, shift, agent_id) VALUES ('${open.customer}', '${open.order}', 'SUBSCRIPTION', '${open.plan}', '${TODAY}', 'MORNING', '${ID.agent}');
    INSERT INTO order_items (customer_id, order_id, id, product_id, quantity, unit_price, amount) VALUES ('${open.customer}', '${open.order}', '${open.item}', '${ID.milk}', 1, 60, 60);
    INSERT INTO share_links (id, name, token_hash, date, agent_id, created_by_id, created_at, expires_at)
      VALUES ('${open.link}', 'Round', '${open.link}', '${TODAY}', '${ID.agent}', '${ID.admin}', '${TODAY} 00:00+05:30', '${TOMORROW} 00:00+05:30');
    ${before(open)};
    COMMIT`);
  return open;
}

const delivered = confirm('DELIVERED');
const notDelivered = confirm('NOT_DELIVERED');

/** The second waits for the first, and is then refused with this name, or succeeds. */
it.each<[string, Sql, Sql, Sql, string | undefined]>([
  ['confirm, cancel', nothing, delivered, cancel, 'orders_transition'],
  ['cancel, confirm', nothing, cancel, delivered, 'orders_transition'],
  ['confirm, confirm alike', nothing, delivered, delivered, 'delivery_statuses_one_current_key'],
  ['confirm, confirm otherwise', nothing, delivered, notDelivered, 'delivery_statuses_one_current_key'],
  ['confirm, confirm the other way round', nothing, notDelivered, delivered, 'delivery_statuses_one_current_key'],
  ['correct, correct', delivered, correct, correct, 'delivery_statuses_supersedes'],
  ['set out, cancel', nothing, setOut, cancel, undefined],
  ['cancel, set out', nothing, cancel, setOut, 'orders_transition'],
  ['confirm, set out', nothing, delivered, setOut, 'orders_transition'],
  ['set out, confirm', nothing, setOut, delivered, undefined],
  ['add an item, confirm', nothing, addItem, delivered, 'delivery_statuses_lines'],
  ['confirm, add an item', nothing, delivered, addItem, 'order_items_frozen'],
  ['double an item, confirm', nothing, doubleItem, delivered, 'delivery_statuses_outcome'],
  ['confirm, double an item', nothing, delivered, doubleItem, 'order_items_frozen'],
  ['add an item, set out', nothing, addItem, setOut, undefined],
  ['set out, add an item', nothing, setOut, addItem, 'order_items_frozen'],
  ['reassign, confirm by the agent of before', nothing, reassign, delivered, 'delivery_statuses_author'],
  ['confirm, reassign', nothing, delivered, reassign, 'orders_assigned'],
  ['revoke a link, confirm by it', nothing, revoke, byLink, 'delivery_statuses_author'],
  ['confirm by a link, revoke it', nothing, byLink, revoke, undefined],
  ['pause, make the order', nothing, pause, generate, 'orders_on_plan'],
  ['make the order, pause', nothing, generate, pause, 'subscription_pauses_orders'],
  ['stop, make the order', nothing, stop, generate, 'orders_on_plan'],
  ['make the order, stop', nothing, generate, stop, 'subscriptions_orders'],
  ['skip a day, make its order', nothing, skipTomorrow, generate, 'orders_on_plan'],
  ['make the order, skip its day', nothing, generate, skipTomorrow, 'subscription_days_orders'],
  ['evenings from tomorrow, make the order', nothing, evenings, generate, 'orders_on_plan'],
  ['make the order, evenings from tomorrow', nothing, generate, evenings, 'subscription_terms_orders'],
  ['pause, bring the cancelled order back', cancel, pauseFrom(TODAY), reinstate, 'orders_on_plan'],
  ['bring the cancelled order back, pause', cancel, reinstate, pauseFrom(TODAY), 'subscription_pauses_orders'],
  ['pause and cancel, set out', nothing, both(pauseFrom(TODAY), cancel), setOut, 'orders_transition'],
  [
    'make the order, make it again',
    nothing,
    generate,
    generate,
    'orders_customer_id_subscription_id_delivery_date_shift_key',
  ],
  ['pause, pause', nothing, pause, pause, 'subscription_pauses_no_overlap'],
])('%s', async (_, before, first, second, refusal) => {
  const open = await openOrder(before);
  expect(await race(pool, run(first(open)), run(second(open)))).toEqual({
    first: undefined,
    second: refusal,
    waited: true,
  });
});

/** A change of the plan does not wait for the agent who sets out, and finds at commit that the day is settled. */
it('set out, pause from that day on', async () => {
  const open = await openOrder(nothing);
  const outcome = await race(pool, run(setOut(open)), run(pauseFrom(TODAY)(open)));
  expect(outcome).toEqual({ first: undefined, second: 'subscription_pauses_orders', waited: false });
});

it('pause without cancelling, set out: what stays is the order', async () => {
  const open = await openOrder(nothing);
  const outcome = await race(pool, run(pauseFrom(TODAY)(open)), run(setOut(open)));
  expect(outcome).toEqual({ first: 'subscription_pauses_orders', second: undefined, waited: false });
});
