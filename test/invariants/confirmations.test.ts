import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attempt } from './support/attempt.ts';
import { type Households, ID, idOf, openHouseholds, TODAY, TOMORROW } from './support/household.ts';

const FIRST = idOf(80);
const SECOND = idOf(81);
const LINK = idOf(90);
const THIS = `'${ID.customer}', '${ID.order}'`;

/** A confirmation and, unless set otherwise, the line that its outcome requires. */
function confirm(changes: Record<string, string> = {}, delivered?: string | null): string {
  const columns: Record<string, string> = {
    customer_id: `'${ID.customer}'`,
    order_id: `'${ID.order}'`,
    id: `'${FIRST}'`,
    status: `'DELIVERED'`,
    occurred_at: `'${TODAY} 06:00+05:30'`,
    recorded_at: `'${TODAY} 06:00+05:30'`,
    method: `'AGENT'`,
    confirmed_by_id: `'${ID.agent}'`,
    ...changes,
  };
  if (columns.status === `'NOT_DELIVERED'`) columns.reason ??= `'REFUSED'`;
  const quantity = columns.status === `'DELIVERED'` ? '1' : columns.status === `'NOT_DELIVERED'` ? '0' : '0.5';
  const header = `INSERT INTO delivery_statuses (${Object.keys(columns)}) VALUES (${Object.values(columns)})`;
  if (delivered === null) return header;
  return `${header}; INSERT INTO delivery_items (customer_id, order_id, order_item_id, delivery_status_id, delivered_quantity)
    VALUES (${columns.customer_id}, ${columns.order_id}, '${ID.item}', ${columns.id}, ${delivered ?? quantity})`;
}

const correct = (changes: Record<string, string> = {}, delivered?: string | null) =>
  confirm(
    {
      id: `'${SECOND}'`,
      status: `'NOT_DELIVERED'`,
      supersedes_id: `'${FIRST}'`,
      correction_reason: `'By mistake'`,
      ...changes,
    },
    delivered,
  );
const ADMIN = { method: `'ADMIN'`, confirmed_by_id: `'${ID.admin}'` };
const LATE = { occurred_at: `'2026-03-01 06:00+05:30'` };
const BY_LINK = {
  method: `'SHARE_LINK'`,
  confirmed_by_id: 'NULL',
  share_link_id: `'${LINK}'`,
  ip: `'::1'`,
  user_agent: `'x'`,
};
const link = (scope: Record<string, string> = {}) => {
  const columns = {
    id: `'${LINK}'`,
    name: `'Round'`,
    token_hash: `'hash'`,
    date: `'${TODAY}'`,
    created_by_id: `'${ID.admin}'`,
    created_at: `'${TODAY} 00:00+05:30'`,
    expires_at: `'${TOMORROW} 00:00+05:30'`,
    ...scope,
  };
  return `INSERT INTO share_links (${Object.keys(columns)}) VALUES (${Object.values(columns)})`;
};
const EARLIER = idOf(62);
/** An order from three days ago, with one litre. */
const earlierOrder = `
  INSERT INTO orders (customer_id, id, source, delivery_date, shift, agent_id) VALUES ('${ID.customer}', '${EARLIER}', 'ONE_TIME', '2026-03-01', 'MORNING', '${ID.agent}');
  INSERT INTO order_items (customer_id, order_id, id, product_id, quantity, unit_price, amount) VALUES ('${ID.customer}', '${EARLIER}', '${ID.item}', '${ID.milk}', 1, 60, 60)`;

let households: Households;
let pool: pg.Pool;

beforeAll(async () => {
  households = await openHouseholds();
  pool = households.pool;
});

afterAll(() => households.close());

/** The columns of one row after the statements, which leave nothing. */
async function stateAfter(sql: string, query: string): Promise<Record<string, unknown>> {
  const client = await pool.connect();
  try {
    await client.query(`BEGIN; ${sql}; SET CONSTRAINTS ALL IMMEDIATE`);
    return (await client.query(query)).rows[0];
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

const STATE = `
  SELECT (SELECT status FROM orders WHERE id = '${ID.order}') AS "order",
         (SELECT array_agg(status || ' ' || billing ORDER BY id) FROM delivery_statuses WHERE current) AS current,
         (SELECT array_agg(status || ' ' || billing ORDER BY id) FROM delivery_statuses WHERE NOT current) AS superseded`;

describe('an order follows its confirmation', () => {
  it.each([
    ['DELIVERED', 'BILLABLE'],
    ['PARTIALLY_DELIVERED', 'BILLABLE'],
    ['NOT_DELIVERED', 'NONE'],
  ])('%s, and is %s', async (status, billing) => {
    expect(await stateAfter(confirm({ status: `'${status}'` }), STATE)).toEqual({
      order: status,
      current: [`${status} ${billing}`],
      superseded: null,
    });
  });

  it('and the correction of it', async () => {
    expect(await stateAfter(`${confirm()}; ${correct()}`, STATE)).toEqual({
      order: 'NOT_DELIVERED',
      current: ['NOT_DELIVERED NONE'],
      superseded: ['DELIVERED NONE'],
    });
  });

  it('history stays history when it is corrected, and what can be recovered stays that', async () => {
    const imported = (billing: string) =>
      confirm({ method: `'IMPORT'`, confirmed_by_id: 'NULL', billing: `'${billing}'` });
    const partial = correct({ ...ADMIN, status: `'PARTIALLY_DELIVERED'` });
    expect((await stateAfter(`${imported('HISTORY')}; ${partial}`, STATE)).current).toEqual([
      'PARTIALLY_DELIVERED HISTORY',
    ]);
    expect((await stateAfter(`${imported('RECOVERABLE')}; ${partial}`, STATE)).current).toEqual([
      'PARTIALLY_DELIVERED RECOVERABLE',
    ]);
    expect((await stateAfter(`${imported('RECOVERABLE')}; ${correct(ADMIN)}`, STATE)).current).toEqual([
      'NOT_DELIVERED NONE',
    ]);
  });

  it('takes the ordered quantity from the item', async () => {
    const { ordered } = await stateAfter(confirm(), 'SELECT ordered_quantity AS ordered FROM delivery_items');
    expect(ordered).toBe('1.000');
  });
});

describe('there is one current confirmation', () => {
  const clear = `UPDATE delivery_statuses SET current = false, billing = 'NONE' WHERE id = '${FIRST}'`;

  it.each([
    [
      'and a second first one is refused',
      `${confirm()}; ${confirm({ id: 'uuid_v7()' }, null)}`,
      'delivery_statuses_one_current_key',
    ],
    [
      'a correction of another order’s confirmation is refused',
      correct({ supersedes_id: 'uuid_v7()' }),
      'delivery_statuses_supersedes',
    ],
    [
      'a second correction of the first one is refused',
      `${confirm()}; ${correct()}; ${correct({ id: 'uuid_v7()' }, null)}`,
      'delivery_statuses_supersedes',
    ],
    ['none is written as superseded already', confirm({ current: 'false' }, null), 'delivery_statuses_current'],
    ['none stops being current by itself', `${confirm()}; ${clear}`, 'delivery_statuses_superseded'],
    [
      'none becomes current again',
      `${confirm()}; ${correct()}; UPDATE delivery_statuses SET current = true WHERE id = '${FIRST}'`,
      'delivery_statuses_current_again',
    ],
    [
      'a retry with its key is refused',
      `${confirm({ idempotency_key: `'${FIRST}'` })}; ${correct({ idempotency_key: `'${FIRST}'` })}`,
      'delivery_statuses_idempotency_key',
    ],
    ['it is never deleted', `${confirm()}; DELETE FROM delivery_statuses`, 'delivery_statuses_append_only'],
    [
      'nor changed',
      `${confirm()}; UPDATE delivery_statuses SET status = 'PARTIALLY_DELIVERED'`,
      'delivery_statuses_append_only',
    ],
    [
      'nor are its lines',
      `${confirm()}; UPDATE delivery_items SET delivered_quantity = 0`,
      'delivery_items_append_only',
    ],
  ])('%s', async (_, sql, refusal) => {
    expect(await attempt(pool, sql)).toBe(refusal);
  });
});

describe('header and lines agree', () => {
  const secondItem = `INSERT INTO order_items (customer_id, order_id, id, product_id, quantity, unit_price, amount) VALUES (${THIS}, '${idOf(79)}', '${ID.bread}', 2, 40, 80)`;
  const secondLine = (quantity: number) =>
    `INSERT INTO delivery_items (customer_id, order_id, order_item_id, delivery_status_id, delivered_quantity) VALUES (${THIS}, '${idOf(79)}', '${FIRST}', ${quantity})`;

  it.each([
    ['no line', confirm({}, null), 'delivery_statuses_lines'],
    ['a line too few', `${secondItem}; ${confirm()}`, 'delivery_statuses_lines'],
    [
      'no item at all',
      `DELETE FROM order_items WHERE order_id = '${ID.order}'; ${confirm({}, null)}`,
      'delivery_statuses_lines',
    ],
    ['DELIVERED, a part', confirm({}, '0.5'), 'delivery_statuses_outcome'],
    ['DELIVERED, nothing', confirm({}, '0'), 'delivery_statuses_outcome'],
    ['PARTIALLY_DELIVERED, all', confirm({ status: `'PARTIALLY_DELIVERED'` }, '1'), 'delivery_statuses_outcome'],
    ['PARTIALLY_DELIVERED, nothing', confirm({ status: `'PARTIALLY_DELIVERED'` }, '0'), 'delivery_statuses_outcome'],
    ['NOT_DELIVERED, a part', confirm({ status: `'NOT_DELIVERED'` }, '0.5'), 'delivery_statuses_outcome'],
    [
      'all of one, nothing of the other, DELIVERED',
      `${secondItem}; ${confirm()}; ${secondLine(0)}`,
      'delivery_statuses_outcome',
    ],
    ['more than was ordered', confirm({}, '1.001'), 'delivery_items_delivered_quantity_check'],
    ['less than nothing', confirm({}, '-1'), 'delivery_items_delivered_quantity_check'],
    [
      'another ordered quantity',
      `${confirm({}, null)}; INSERT INTO delivery_items (customer_id, order_id, order_item_id, delivery_status_id, ordered_quantity, delivered_quantity) VALUES (${THIS}, '${ID.item}', '${FIRST}', 2, 2)`,
      'delivery_items_ordered',
    ],
    [
      'another order’s item',
      `${confirm({}, null)}; INSERT INTO delivery_items (customer_id, order_id, order_item_id, delivery_status_id, ordered_quantity, delivered_quantity) VALUES (${THIS}, '${ID.otherItem}', '${FIRST}', 1, 1)`,
      'delivery_items_customer_id_order_id_order_item_id_fkey',
    ],
    ['billing that a bill has to say', confirm({ billing: `'BILLED'` }), 'delivery_statuses_billing'],
    ['history that was not imported', confirm({ billing: `'HISTORY'` }), 'delivery_statuses_billing'],
    ['recoverable that was not imported', confirm({ billing: `'RECOVERABLE'` }), 'delivery_statuses_billing'],
  ])('refuses %s', async (_, sql, refusal) => {
    expect(await attempt(pool, sql)).toBe(refusal);
  });

  it('all of one and nothing of the other is PARTIALLY_DELIVERED', async () => {
    expect(
      await attempt(pool, `${secondItem}; ${confirm({ status: `'PARTIALLY_DELIVERED'` }, '1')}; ${secondLine(0)}`),
    ).toBeUndefined();
  });
});

describe('time, today being the 4th, 09:00', () => {
  const at = (time: string, more: Record<string, string> = {}) => confirm({ recorded_at: `'${time}+05:30'`, ...more });
  const earlier = (time: string, more: Record<string, string> = {}) =>
    `${earlierOrder}; ${at(time, { order_id: `'${EARLIER}'`, ...LATE, ...more })}`;

  it.each([
    ['this very moment', at(`${TODAY} 09:00`), undefined],
    ['a moment later', at(`${TODAY} 09:00:00.001`), 'delivery_statuses_recorded'],
    [
      'a moment later, by an import',
      at(`${TODAY} 09:00:00.001`, { method: `'IMPORT'`, confirmed_by_id: 'NULL' }),
      'delivery_statuses_recorded',
    ],
    [
      'the evening before the order’s day',
      at('2026-03-03 23:59', { occurred_at: `'2026-03-03 23:59+05:30'` }),
      'delivery_statuses_occurred',
    ],
    [
      'recorded the evening before',
      at('2026-03-03 23:59:59', { occurred_at: `'${TODAY} 00:00+05:30'` }),
      'delivery_statuses_window',
    ],
    ['the end of the next day', earlier('2026-03-02 23:59:59'), undefined],
    ['the day after the next', earlier('2026-03-03 00:00'), 'delivery_statuses_window'],
    [
      'the same by an administrator, without a reason',
      earlier('2026-03-03 00:00', { ...ADMIN, note: `' '` }),
      'delivery_statuses_window',
    ],
    [
      'the same by an administrator, with a reason',
      earlier('2026-03-03 00:00', { ...ADMIN, note: `'The book was found'` }),
      undefined,
    ],
    [
      'the same by the agent, with a reason',
      earlier('2026-03-03 00:00', { note: `'The book was found'` }),
      'delivery_statuses_window',
    ],
    ['long ago, imported', earlier('2026-03-04 08:00', { method: `'IMPORT'`, confirmed_by_id: 'NULL' }), undefined],
    [
      'the same where three days are allowed',
      `SET LOCAL earlybird.delivery_backdate_days = 3; ${earlier('2026-03-03 00:00')}`,
      undefined,
    ],
  ])('%s', async (_, sql, refusal) => {
    expect(await attempt(pool, sql)).toBe(refusal);
  });

  it('an administrator corrects what is long ago: the correction is the reason', async () => {
    const first = earlier('2026-03-01 06:00');
    const second = (by: Record<string, string>) =>
      correct({ order_id: `'${EARLIER}'`, ...LATE, recorded_at: `'${TODAY} 08:00+05:30'`, ...by });
    expect(await attempt(pool, `${first}; ${second(ADMIN)}`)).toBeUndefined();
    expect(await attempt(pool, `${first}; ${second({})}`)).toBe('delivery_statuses_window');
  });
});

describe('who confirms', () => {
  it.each([
    ['the order’s agent', confirm(), undefined],
    ['another agent', confirm({ confirmed_by_id: `'${ID.otherAgent}'` }), 'delivery_statuses_author'],
    [
      'nobody’s agent',
      `UPDATE orders SET agent_id = NULL WHERE id = '${ID.order}'; ${confirm()}`,
      'delivery_statuses_author',
    ],
    ['an administrator', confirm(ADMIN), undefined],
    [
      'an agent who says to be one',
      confirm({ ...ADMIN, confirmed_by_id: `'${ID.agent}'` }),
      'delivery_statuses_author',
    ],
    ['a link for the area', `${link({ area_id: `'${ID.area}'` })}; ${confirm(BY_LINK)}`, undefined],
    [
      'a link for the agent and shift',
      `${link({ agent_id: `'${ID.agent}'`, shift: `'MORNING'` })}; ${confirm(BY_LINK)}`,
      undefined,
    ],
    [
      'a link for another area',
      `${link({ area_id: `'${ID.otherArea}'` })}; ${confirm(BY_LINK)}`,
      'delivery_statuses_author',
    ],
    [
      'a link for another agent',
      `${link({ agent_id: `'${ID.otherAgent}'` })}; ${confirm(BY_LINK)}`,
      'delivery_statuses_author',
    ],
    ['a link for the other shift', `${link({ shift: `'EVENING'` })}; ${confirm(BY_LINK)}`, 'delivery_statuses_author'],
    ['a link for another day', `${link({ date: `'${TOMORROW}'` })}; ${confirm(BY_LINK)}`, 'delivery_statuses_author'],
    [
      'a link for an area, of an order without one',
      `UPDATE orders SET area_id = NULL WHERE id = '${ID.order}'; ${link({ area_id: `'${ID.area}'` })}; ${confirm(BY_LINK)}`,
      'delivery_statuses_author',
    ],
    [
      'an expired link',
      `${link({ expires_at: `'${TODAY} 06:00+05:30'` })}; ${confirm(BY_LINK)}`,
      'delivery_statuses_author',
    ],
    ['a revoked link', `${link({ revoked_at: 'now()' })}; ${confirm(BY_LINK)}`, 'delivery_statuses_author'],
  ])('%s', async (_, sql, refusal) => {
    expect(await attempt(pool, sql)).toBe(refusal);
  });

  it.each([
    "token_hash = 'x'",
    `date = '${TOMORROW}'`,
    `area_id = '${ID.area}'`,
    `agent_id = '${ID.agent}'`,
    `shift = 'MORNING'`,
    `expires_at = expires_at + interval '1 day'`,
  ])('and a link keeps what it was issued for: %s', async (assignment) => {
    expect(await attempt(pool, `${link()}; UPDATE share_links SET ${assignment}`)).toBe('share_links_fixed');
  });

  it('and is revoked once', async () => {
    const revoke = 'UPDATE share_links SET revoked_at = now()';
    expect(await attempt(pool, `${link()}; ${revoke}`)).toBeUndefined();
    expect(await attempt(pool, `${link()}; ${revoke}; UPDATE share_links SET revoked_at = NULL`)).toBe(
      'share_links_fixed',
    );
  });

  it('a link is named by its id alone and never by another customer’s order', async () => {
    expect(await attempt(pool, confirm({ customer_id: `'${ID.otherCustomer}'` }, null))).toBe(
      'delivery_statuses_customer_id_order_id_fkey',
    );
  });
});
