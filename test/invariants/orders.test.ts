import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attempt } from './support/attempt.ts';
import { type Households, ID, idOf, openHouseholds, TODAY, TOMORROW } from './support/household.ts';

const STATUSES = ['PENDING', 'OUT_FOR_DELIVERY', 'DELIVERED', 'PARTIALLY_DELIVERED', 'NOT_DELIVERED', 'CANCELLED'];
const OUTCOMES = ['DELIVERED', 'PARTIALLY_DELIVERED', 'NOT_DELIVERED'];
const THIS = `customer_id = '${ID.customer}' AND id = '${ID.order}'`;
const SET_OUT = `UPDATE orders SET status = 'OUT_FOR_DELIVERY' WHERE ${THIS}`;
const cancel = (reason: string) =>
  `UPDATE orders SET status = 'CANCELLED', cancelled_at = now(), cancel_reason = '${reason}' WHERE ${THIS}`;
const REINSTATE = `UPDATE orders SET status = 'PENDING', cancelled_at = NULL, cancel_reason = NULL WHERE ${THIS}`;
const PAUSE = `INSERT INTO subscription_pauses (customer_id, subscription_id, from_date, until_date) VALUES ('${ID.customer}', '${ID.plan}', '${TODAY}', '${TOMORROW}')`;
const confirmed = (status: string) => `
  INSERT INTO delivery_statuses (customer_id, order_id, id, status, occurred_at, recorded_at, method, confirmed_by_id, reason)
    VALUES ('${ID.customer}', '${ID.order}', '${idOf(80)}', '${status}', '${TODAY} 06:00+05:30', '${TODAY} 06:00+05:30', 'AGENT', '${ID.agent}', ${status === 'NOT_DELIVERED' ? `'REFUSED'` : 'NULL'});
  INSERT INTO delivery_items (customer_id, order_id, order_item_id, delivery_status_id, delivered_quantity)
    VALUES ('${ID.customer}', '${ID.order}', '${ID.item}', '${idOf(80)}', ${{ DELIVERED: 1, PARTIALLY_DELIVERED: 0.5, NOT_DELIVERED: 0 }[status]})`;
const order = (columns: Record<string, string>) => {
  const all = {
    customer_id: `'${ID.customer}'`,
    source: `'ONE_TIME'`,
    delivery_date: `'${TODAY}'`,
    shift: `'EVENING'`,
    ...columns,
  };
  return `INSERT INTO orders (${Object.keys(all)}) VALUES (${Object.values(all)})`;
};
const ofPlan = (date: string, changes: Record<string, string> = {}) =>
  order({
    source: `'SUBSCRIPTION'`,
    subscription_id: `'${ID.plan}'`,
    delivery_date: `'${date}'`,
    shift: `'MORNING'`,
    ...changes,
  });

/** How an order gets into each status in the first place. */
const INTO: Readonly<Record<string, string>> = {
  PENDING: 'SELECT 1',
  OUT_FOR_DELIVERY: SET_OUT,
  DELIVERED: confirmed('DELIVERED'),
  PARTIALLY_DELIVERED: confirmed('PARTIALLY_DELIVERED'),
  NOT_DELIVERED: confirmed('NOT_DELIVERED'),
  CANCELLED: cancel('PLAN_CHANGE'),
};

/** The life cycle of an order, written a second time: all transitions. */
const ALLOWED = [
  'PENDING → OUT_FOR_DELIVERY',
  'PENDING → CANCELLED',
  'OUT_FOR_DELIVERY → CANCELLED',
  'CANCELLED → PENDING',
  ...['PENDING', 'OUT_FOR_DELIVERY', ...OUTCOMES].flatMap((before) => OUTCOMES.map((after) => `${before} → ${after}`)),
].filter((change) => change.split(' → ')[0] !== change.split(' → ')[1]);

let households: Households;
let pool: pg.Pool;

beforeAll(async () => {
  households = await openHouseholds();
  pool = households.pool;
});

afterAll(() => households.close());

describe('an order begins', () => {
  it.each(STATUSES.filter((status) => status !== 'PENDING'))('not %s', async (status) => {
    const cancelled = status === 'CANCELLED' ? { cancelled_at: 'now()', cancel_reason: `'OTHER'` } : {};
    expect(await attempt(pool, order({ status: `'${status}'`, ...cancelled }))).toBe('orders_begin_pending');
  });

  it.each([
    ['of a customer that is none', order({ customer_id: `'${ID.agent}'` }), 'orders_customer_id_fkey'],
    [
      'of another customer’s subscription',
      ofPlan(TOMORROW, { subscription_id: `'${ID.otherPlan}'` }),
      'orders_customer_id_subscription_id_fkey',
    ],
    [
      'for another customer’s address',
      order({ address_id: `'${ID.otherAddress}'`, address_line1: `'A'` }),
      'orders_customer_id_address_id_fkey',
    ],
    [
      'a second time for a plan’s day and shift',
      ofPlan(TODAY),
      'orders_customer_id_subscription_id_delivery_date_shift_key',
    ],
    [
      'a second time after the first was cancelled',
      `${cancel('CUSTOMER_REQUEST')}; ${ofPlan(TODAY)}`,
      'orders_customer_id_subscription_id_delivery_date_shift_key',
    ],
    ['in a shift that the plan does not name', ofPlan(TOMORROW, { shift: `'EVENING'` }), 'orders_on_plan'],
    ['before the plan begins', ofPlan('2026-02-28'), 'orders_on_plan'],
    ['of a draft', ofPlan(TOMORROW, { subscription_id: `'${ID.draft}'` }), 'orders_on_plan'],
    [
      'on the stop date',
      `UPDATE subscriptions SET stop_date = '${TOMORROW}' WHERE id = '${ID.plan}'; ${ofPlan(TOMORROW)}`,
      'orders_on_plan',
    ],
    [
      'in a pause',
      `${PAUSE.replace(`'${TODAY}', '${TOMORROW}'`, `'${TOMORROW}', NULL`)}; ${ofPlan(TOMORROW)}`,
      'orders_on_plan',
    ],
    [
      'on a day set to nothing',
      `INSERT INTO subscription_days (customer_id, subscription_id, date, shift, quantity) VALUES ('${ID.customer}', '${ID.plan}', '${TOMORROW}', 'MORNING', 0); ${ofPlan(TOMORROW)}`,
      'orders_on_plan',
    ],
  ])('not %s', async (_, sql, refusal) => {
    expect(await attempt(pool, sql)).toBe(refusal);
  });

  it.each([
    ['on a day of the plan', ofPlan(TOMORROW)],
    [
      'on the day before the stop date',
      `UPDATE subscriptions SET stop_date = '2026-03-06' WHERE id = '${ID.plan}'; ${ofPlan(TOMORROW)}`,
    ],
    [
      'in another shift by an override',
      `INSERT INTO subscription_days (customer_id, subscription_id, date, shift, quantity) VALUES ('${ID.customer}', '${ID.plan}', '${TOMORROW}', 'EVENING', 2); ${ofPlan(TOMORROW, { shift: `'EVENING'` })}`,
    ],
    [
      'once, whatever the plan says',
      `${PAUSE.replace(`'${TODAY}', '${TOMORROW}'`, `'${TOMORROW}', NULL`)}; ${order({ delivery_date: `'${TOMORROW}'` })}`,
    ],
  ])('%s', async (_, sql) => {
    expect(await attempt(pool, sql)).toBeUndefined();
  });
});

describe('every pair of statuses', () => {
  const pairs = STATUSES.flatMap((before) =>
    STATUSES.filter((after) => after !== before).map((after) => [before, after] as const),
  );

  it.each(pairs)('%s → %s', async (before, after) => {
    const { rows } = await pool.query('SELECT order_may_become($1, $2) AS allowed', [before, after]);
    const listed = ALLOWED.includes(`${before} → ${after}`);
    expect(rows[0].allowed, 'what the database lists').toBe(listed);

    const cancelled = after === 'CANCELLED' ? `now(), 'OTHER'` : 'NULL, NULL';
    const sql = `${INTO[before]}; UPDATE orders SET status = '${after}', (cancelled_at, cancel_reason) = (SELECT ${cancelled.replace(`'OTHER'`, `'OTHER'::cancel_reason`).replace('NULL, NULL', 'NULL::timestamptz, NULL::cancel_reason')}) WHERE ${THIS}`;
    const expected = !listed ? 'orders_transition' : OUTCOMES.includes(after) ? 'orders_confirmed' : undefined;
    expect(await attempt(pool, sql)).toBe(expected);
  });

  it.each(['PENDING', 'OUT_FOR_DELIVERY'])('a confirmation delivers what is %s', async (before) => {
    expect(await attempt(pool, `${INTO[before]}; ${confirmed('DELIVERED')}`)).toBeUndefined();
  });

  it('a cancelled order is not delivered', async () => {
    expect(await attempt(pool, `${cancel('OTHER')}; ${confirmed('DELIVERED')}`)).toBe('orders_transition');
  });
});

describe('a cancelled order comes back', () => {
  it.each([
    ['with the plan that had cancelled it', `${cancel('PLAN_CHANGE')}; ${REINSTATE}`, undefined],
    ['not when the customer cancelled it', `${cancel('CUSTOMER_REQUEST')}; ${REINSTATE}`, 'orders_reinstated'],
    ['not while the plan is paused', `${cancel('PLAN_CHANGE')}; ${PAUSE}; ${REINSTATE}`, 'orders_on_plan'],
  ])('%s', async (_, sql, refusal) => {
    expect(await attempt(pool, sql)).toBe(refusal);
  });
});

describe('of an order nobody changes', () => {
  const set = (assignment: string) => `UPDATE orders SET ${assignment} WHERE ${THIS}`;

  it.each([
    `customer_id = '${ID.otherCustomer}'`,
    'id = uuid_v7()',
    `source = 'ONE_TIME', subscription_id = NULL`,
    `subscription_id = '${ID.draft}'`,
    `delivery_date = '${TOMORROW}'`,
    `shift = 'EVENING'`,
    `created_by_id = '${ID.admin}'`,
    `created_at = created_at + interval '1 second'`,
  ])('whose it is, of what and when: %s', async (assignment) => {
    expect(await attempt(pool, set(assignment))).toBe('orders_identity');
  });

  const ADDRESS = [
    `address_id = NULL, address_line1 = 'Elsewhere'`,
    `address_line2 = 'x'`,
    `address_landmark = 'x'`,
    `address_city = 'x'`,
    `address_state = 'x'`,
    `address_pincode = 'x'`,
    `address_instructions = 'x'`,
    `address_map_url = 'x'`,
    'address_latitude = 1',
    'address_longitude = 1',
    `note = 'x'`,
  ];
  it.each(ADDRESS)('where it goes, once it is on its way: %s', async (assignment) => {
    expect(await attempt(pool, set(assignment))).toBeUndefined();
    expect(await attempt(pool, `${SET_OUT}; ${set(assignment)}`)).toBe('orders_frozen');
  });

  it.each([`agent_id = '${ID.otherAgent}'`, `area_id = '${ID.otherArea}'`])(
    'who brings it, once it is settled: %s',
    async (assignment) => {
      expect(await attempt(pool, `${SET_OUT}; ${set(assignment)}`)).toBeUndefined();
      expect(await attempt(pool, `${confirmed('DELIVERED')}; ${set(assignment)}`)).toBe('orders_assigned');
      expect(await attempt(pool, `${cancel('OTHER')}; ${set(assignment)}`)).toBe('orders_assigned');
    },
  );

  it.each([`cancelled_at = cancelled_at + interval '1 day'`, `cancel_reason = 'OUT_OF_STOCK'`, `cancel_note = 'x'`])(
    'why it was cancelled: %s',
    async (assignment) => {
      expect(await attempt(pool, `${cancel('OTHER')}; ${set(assignment)}`)).toBe('orders_cancellation');
    },
  );

  it('but what is personal can be emptied for good', async () => {
    const empty = 'address_id = NULL, address_line1 = NULL, address_line2 = NULL, address_latitude = NULL, note = NULL';
    expect(await attempt(pool, `${confirmed('DELIVERED')}; ${set(empty)}`)).toBeUndefined();
  });
});

describe('items', () => {
  const insert = `INSERT INTO order_items (customer_id, order_id, product_id, quantity, unit_price, amount) VALUES ('${ID.customer}', '${ID.order}', '${ID.bread}', 1, 40, 40)`;
  const changes = [
    insert,
    `UPDATE order_items SET quantity = 2, amount = 120 WHERE id = '${ID.item}'`,
    `DELETE FROM order_items WHERE id = '${ID.item}'`,
  ];

  it.each(changes)('change while the order is PENDING, and not afterwards: %s', async (sql) => {
    expect(await attempt(pool, sql)).toBeUndefined();
    expect(await attempt(pool, `${SET_OUT}; ${sql}`)).toBe('order_items_frozen');
    expect(await attempt(pool, `${cancel('OTHER')}; ${sql}`)).toBe('order_items_frozen');
    expect(await attempt(pool, `${confirmed('DELIVERED')}; ${sql}`)).toBe('order_items_frozen');
  });

  it('stay with their order', async () => {
    expect(await attempt(pool, `UPDATE order_items SET id = uuid_v7() WHERE id = '${ID.item}'`)).toBe(
      'order_items_identity',
    );
    const move = `UPDATE order_items SET customer_id = '${ID.otherCustomer}', order_id = '${ID.otherOrder}' WHERE id = '${ID.item}'`;
    expect(await attempt(pool, move)).toBe('order_items_identity');
  });

  it('are not truncated', async () => {
    expect(await attempt(pool, 'TRUNCATE order_items CASCADE')).toBe('order_items_never_truncated');
  });
});

describe('nothing with a history is deleted', () => {
  it.each([
    ['orders', 'orders_never_deleted'],
    ['customers', /^\w+_customer_id_fkey$/],
    ['subscriptions', /_subscription_id_fkey$/],
    ['products', /_product_id_fkey$/],
    ['users', /_fkey$/],
    ['addresses', 'orders_customer_id_address_id_fkey'],
    ['areas', /_area_id_fkey$/],
  ])('%s', async (table, refusal) => {
    expect(await attempt(pool, `DELETE FROM ${table}`)).toMatch(refusal);
  });

  it('orders not even when there are none', async () => {
    expect(await attempt(pool, 'DELETE FROM orders WHERE false')).toBe('orders_never_deleted');
    expect(await attempt(pool, 'TRUNCATE orders CASCADE')).toBe('orders_never_deleted');
  });
});

it.each([
  ['subscriptions', `UPDATE subscriptions SET stop_reason = 'x'`],
  ['subscription_terms', 'DELETE FROM subscription_terms WHERE false'],
  ['subscription_pauses', PAUSE],
  ['subscription_days', 'DELETE FROM subscription_days WHERE false'],
  ['orders', ofPlan(TOMORROW)],
  ['order_items', 'DELETE FROM order_items WHERE false'],
  ['delivery_statuses', confirmed('DELIVERED')],
])('%s are not written on an old picture of the others', async (table, sql) => {
  expect(await attempt(pool, `SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; ${sql}`)).toBe(
    `${table}_read_committed`,
  );
});
