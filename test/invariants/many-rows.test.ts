import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attempt } from './support/attempt.ts';
import { type Households, ID, openHouseholds, TODAY } from './support/household.ts';

// Guards of statements keep their plans for up to 50 rows and plan again for more (docs/decisions/0029): both ways refuse the
// one row among many that breaks a rule, and let the others through.

let households: Households;
let pool: pg.Pool;
beforeAll(async () => {
  households = await openHouseholds();
  pool = households.pool;
});
afterAll(() => households.close());

/** One-time orders of the agent's round, each with an item. */
const placed = (count: number) => `
  INSERT INTO orders (customer_id, source, delivery_date, shift, agent_id)
    SELECT '${ID.customer}', 'ONE_TIME', '${TODAY}', 'EVENING', '${ID.agent}' FROM generate_series(1, ${count});
  INSERT INTO order_items (customer_id, order_id, product_id, quantity, unit_price, amount)
    SELECT customer_id, id, '${ID.milk}', 1, 60, 60 FROM orders WHERE shift = 'EVENING'`;
const generated = (count: number) => `
  INSERT INTO orders (customer_id, source, subscription_id, delivery_date, shift)
    SELECT '${ID.customer}', 'SUBSCRIPTION', '${ID.plan}', date '${TODAY}' + n, 'MORNING' FROM generate_series(1, ${count}) AS n`;
const confirmed = (author: string) => `
  INSERT INTO delivery_statuses (customer_id, order_id, status, occurred_at, recorded_at, method, confirmed_by_id)
    SELECT customer_id, id, 'DELIVERED', '${TODAY} 06:00+05:30', '${TODAY} 06:00+05:30', 'AGENT', ${author} FROM orders WHERE shift = 'EVENING';
  INSERT INTO delivery_items (customer_id, order_id, order_item_id, delivery_status_id, delivered_quantity)
    SELECT status.customer_id, status.order_id, item.id, status.id, 1
    FROM delivery_statuses AS status JOIN order_items AS item ON item.order_id = status.order_id`;
const LAST = `id = (SELECT max(id::text)::uuid FROM orders WHERE shift = 'EVENING')`;
const pausedOn = (n: number) => `
  INSERT INTO subscription_pauses (customer_id, subscription_id, from_date, until_date)
    VALUES ('${ID.customer}', '${ID.plan}', date '${TODAY}' + ${n}, date '${TODAY}' + ${n + 1})`;

describe.each([2, 50, 51, 400])('%i rows in one statement', (count) => {
  it('orders of a plan, and not if the last of them is in a pause', async () => {
    expect(await attempt(pool, generated(count))).toBeUndefined();
    expect(await attempt(pool, `${pausedOn(count)}; ${generated(count)}`)).toBe('orders_on_plan');
  });

  it('items, and not if one of the orders is on its way', async () => {
    const item = `INSERT INTO order_items (customer_id, order_id, product_id, quantity, unit_price, amount)
      SELECT customer_id, id, '${ID.bread}', 1, 40, 40 FROM orders WHERE shift = 'EVENING'`;
    expect(await attempt(pool, `${placed(count)}; ${item}`)).toBeUndefined();
    const setOut = `UPDATE orders SET status = 'OUT_FOR_DELIVERY' WHERE ${LAST}`;
    expect(await attempt(pool, `${placed(count)}; ${setOut}; ${item}`)).toBe('order_items_frozen');
  });

  it('confirmations, and not if one is of another agent’s order, or of a cancelled one', async () => {
    expect(await attempt(pool, `${placed(count)}; ${confirmed('agent_id')}`)).toBeUndefined();
    const delivered = `DO $$ BEGIN ASSERT (SELECT count(*) FROM orders WHERE shift = 'EVENING' AND status = 'DELIVERED') = ${count}; END $$`;
    expect(await attempt(pool, `${placed(count)}; ${confirmed('agent_id')}; ${delivered}`)).toBeUndefined();
    const reassign = `UPDATE orders SET agent_id = '${ID.otherAgent}' WHERE ${LAST}`;
    expect(await attempt(pool, `${placed(count)}; ${reassign}; ${confirmed(`'${ID.agent}'`)}`)).toBe(
      'delivery_statuses_author',
    );
    const cancel = `UPDATE orders SET status = 'CANCELLED', cancelled_at = now(), cancel_reason = 'OTHER' WHERE ${LAST}`;
    expect(await attempt(pool, `${placed(count)}; ${cancel}; ${confirmed('agent_id')}`)).toBe('orders_transition');
  });
});
