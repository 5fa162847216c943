import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attempt } from './support/attempt.ts';
import { type Households, ID, idOf, openHouseholds, TODAY, TOMORROW } from './support/household.ts';

const THIS = `'${ID.customer}', '${ID.plan}'`;
const OF_PLAN = `customer_id = '${ID.customer}' AND subscription_id = '${ID.plan}'`;
const PLAN = `customer_id = '${ID.customer}' AND id = '${ID.plan}'`;
const STATUSES = ['DRAFT', 'ACTIVE', 'STOPPED'];

const settle = `UPDATE orders SET status = 'OUT_FOR_DELIVERY' WHERE id = '${ID.order}'`;
const cancel = `UPDATE orders SET status = 'CANCELLED', cancelled_at = now(), cancel_reason = 'PLAN_CHANGE' WHERE id = '${ID.order}'`;
const pause = (from: string, until?: string) =>
  `INSERT INTO subscription_pauses (customer_id, subscription_id, id, from_date, until_date) VALUES (${THIS}, '${idOf(90)}', '${from}', ${until ? `'${until}'` : 'NULL'})`;
const term = (from: string, quantity = 2) =>
  `INSERT INTO subscription_terms (customer_id, subscription_id, effective_from, mode, quantity, shift) VALUES (${THIS}, '${from}', 'FIXED_DAILY', ${quantity}, 'MORNING')`;
const weeklyTerm = (from: string, weekday: string) =>
  `INSERT INTO subscription_terms (customer_id, subscription_id, effective_from, mode, quantity, weekdays, shift) VALUES (${THIS}, '${from}', 'WEEKLY', 1, '{${weekday}}', 'MORNING')`;
const day = (date: string, quantity: number) =>
  `INSERT INTO subscription_days (customer_id, subscription_id, date, shift, quantity) VALUES (${THIS}, '${date}', 'MORNING', ${quantity})`;
const plan = (status: string, changes = '') => `
  INSERT INTO subscriptions (customer_id, id, product_id, status, start_date, stop_date) VALUES ('${ID.customer}', '${idOf(59)}', '${ID.bread}', '${status}', '2026-04-01', '2026-05-01');
  INSERT INTO subscription_terms (customer_id, subscription_id, effective_from, mode, quantity, shift) VALUES ('${ID.customer}', '${idOf(59)}', '2026-04-01', 'FIXED_DAILY', 1, 'MORNING');
  ${changes}`;

let households: Households;
let pool: pg.Pool;

beforeAll(async () => {
  households = await openHouseholds();
  pool = households.pool;
});

afterAll(() => households.close());

describe('the life of a subscription', () => {
  const ALLOWED = ['DRAFT → ACTIVE', 'DRAFT → STOPPED', 'ACTIVE → STOPPED'];
  const pairs = STATUSES.flatMap((before) =>
    STATUSES.filter((after) => after !== before).map((after) => [before, after] as const),
  );

  it.each(pairs)('%s → %s', async (before, after) => {
    const listed = ALLOWED.includes(`${before} → ${after}`);
    const { rows } = await pool.query('SELECT subscription_may_become($1, $2) AS allowed', [before, after]);
    expect(rows[0].allowed).toBe(listed);
    const change = `UPDATE subscriptions SET status = '${after}' WHERE id = '${idOf(59)}'`;
    expect(await attempt(pool, plan(before, change))).toBe(listed ? undefined : 'subscriptions_transition');
  });

  it.each([
    [
      'without a term',
      `INSERT INTO subscriptions (customer_id, product_id, start_date) VALUES ('${ID.customer}', '${ID.milk}', '${TODAY}')`,
      'subscriptions_first_term',
    ],
    [
      'moved away from its first term',
      `UPDATE subscriptions SET start_date = '2026-03-02' WHERE id = '${ID.draft}'`,
      'subscriptions_first_term',
    ],
    [
      'whose first term is taken away',
      `DELETE FROM subscription_terms WHERE subscription_id = '${ID.draft}'`,
      'subscriptions_first_term',
    ],
    [
      'whose first term is moved',
      `UPDATE subscription_terms SET effective_from = '2026-03-02' WHERE subscription_id = '${ID.draft}'`,
      'subscriptions_first_term',
    ],
    [
      'with a term before its start',
      `INSERT INTO subscription_terms (customer_id, subscription_id, effective_from, mode, quantity, shift) VALUES ('${ID.customer}', '${ID.draft}', '2026-02-28', 'FIXED_DAILY', 1, 'MORNING')`,
      'subscriptions_first_term',
    ],
    [
      'for another product, with orders',
      `UPDATE subscriptions SET product_id = '${ID.bread}' WHERE ${PLAN}`,
      'subscriptions_fixed',
    ],
    [
      'with another start, with orders',
      `UPDATE subscriptions SET start_date = '2026-02-01' WHERE ${PLAN}`,
      'subscriptions_fixed',
    ],
    [
      'of another customer',
      `UPDATE subscriptions SET customer_id = '${ID.otherCustomer}' WHERE id = '${ID.draft}'`,
      'subscriptions_identity',
    ],
  ])('not %s', async (_, sql, refusal) => {
    expect(await attempt(pool, sql)).toBe(refusal);
  });

  it('product and start of one without orders may change, the start with its term', async () => {
    const move = `UPDATE subscriptions SET product_id = '${ID.milk}', start_date = '2026-03-02' WHERE id = '${ID.draft}';
      UPDATE subscription_terms SET effective_from = '2026-03-02' WHERE subscription_id = '${ID.draft}'`;
    expect(await attempt(pool, move)).toBeUndefined();
  });

  it.each(['subscription_terms', 'subscription_pauses', 'subscription_days'])('%s stay with theirs', async (table) => {
    const sql = `${pause('2026-04-01')}; ${day('2026-04-01', 1)}; UPDATE ${table} SET subscription_id = '${ID.draft}'`;
    expect(await attempt(pool, sql)).toBe(`${table}_identity`);
  });
});

describe(`the past of a plan, settled up to today, the 4th`, () => {
  it.each([
    ['a term from today on', term(TODAY), 'subscription_terms_past'],
    [
      'another quantity of the term in force',
      `UPDATE subscription_terms SET quantity = 2 WHERE ${OF_PLAN}`,
      'subscription_terms_past',
    ],
    [
      'another price of the term in force',
      `UPDATE subscription_terms SET unit_price = 1 WHERE ${OF_PLAN}`,
      'subscription_terms_past',
    ],
    ['the term in force gone', `DELETE FROM subscription_terms WHERE ${OF_PLAN}`, 'subscription_terms_past'],
    [
      'a later term moved to today',
      `${term(TOMORROW)}; UPDATE subscription_terms SET effective_from = '${TODAY}' WHERE effective_from = '${TOMORROW}'`,
      'subscription_terms_past',
    ],
    ['another quantity today', day(TODAY, 2), 'subscription_days_past'],
    ['another quantity before', day('2026-03-02', 0), 'subscription_days_past'],
    [
      'a later day moved to today',
      `${day(TOMORROW, 2)}; UPDATE subscription_days SET date = '${TODAY}'`,
      'subscription_days_past',
    ],
    ['a pause from today on', pause(TODAY), 'subscription_pauses_past'],
    ['a pause in the past', pause('2026-03-01', '2026-03-03'), 'subscription_pauses_past'],
    [
      'a later pause moved to today',
      `${pause(TOMORROW)}; UPDATE subscription_pauses SET from_date = '${TODAY}'`,
      'subscription_pauses_past',
    ],
    ['a stop today', `UPDATE subscriptions SET stop_date = '${TODAY}' WHERE ${PLAN}`, 'subscriptions_past'],
  ])('not %s', async (_, sql, refusal) => {
    expect(await attempt(pool, `${settle}; ${sql}`)).toBe(refusal);
  });

  it.each([
    [
      'a term',
      `${term(TOMORROW)}; UPDATE subscription_terms SET quantity = 3 WHERE effective_from = '${TOMORROW}'; DELETE FROM subscription_terms WHERE effective_from = '${TOMORROW}'`,
    ],
    ['a day', `${day(TOMORROW, 0)}; UPDATE subscription_days SET quantity = 3; DELETE FROM subscription_days`],
    [
      'a pause, ended early, drawn out, without an end, taken back',
      `${pause(TOMORROW, '2026-03-20')}; UPDATE subscription_pauses SET until_date = '2026-03-06'; UPDATE subscription_pauses SET until_date = NULL; DELETE FROM subscription_pauses`,
    ],
    [
      'a stop',
      `UPDATE subscriptions SET stop_date = '${TOMORROW}' WHERE ${PLAN}; UPDATE subscriptions SET stop_date = NULL WHERE ${PLAN}`,
    ],
  ])('but from tomorrow on %s', async (_, sql) => {
    expect(await attempt(pool, `${settle}; ${sql}`)).toBeUndefined();
  });

  it('a running pause is ended early, after it has settled nothing', async () => {
    // Paused from the 2nd to the 20th, nothing but the 4th is settled when the 4th is delivered after all by an override of the pause's end.
    const early = `${cancel}; ${pause('2026-03-02', '2026-03-20')}; UPDATE subscription_pauses SET until_date = '${TODAY}'`;
    expect(await attempt(pool, early)).toBeUndefined();
    expect(
      await attempt(
        pool,
        `${early}; UPDATE orders SET status = 'PENDING', cancelled_at = NULL, cancel_reason = NULL WHERE id = '${ID.order}'; ${settle}; UPDATE subscription_pauses SET until_date = '2026-03-03'`,
      ),
    ).toBe('subscription_pauses_past');
  });

  it('notes and reasons of the past may change', async () => {
    const sql = `${cancel}; ${pause('2026-03-01', '2026-03-03')}; ${day('2026-03-03', 2)}; UPDATE orders SET status = 'PENDING', cancelled_at = NULL, cancel_reason = NULL WHERE id = '${ID.order}'; ${settle};
      UPDATE subscription_pauses SET reason = 'x'; UPDATE subscription_days SET note = 'x'`;
    expect(await attempt(pool, sql)).toBeUndefined();
  });
});

describe('a change that leaves an open order of today without delivery', () => {
  it.each([
    ['a pause', pause(TODAY, TOMORROW), 'subscription_pauses_orders'],
    ['a pause without end', pause('2026-03-02'), 'subscription_pauses_orders'],
    ['a stop', `UPDATE subscriptions SET stop_date = '${TODAY}' WHERE ${PLAN}`, 'subscriptions_orders'],
    [
      'a stop with its status',
      `UPDATE subscriptions SET status = 'STOPPED', stop_date = '${TODAY}' WHERE ${PLAN}`,
      'subscriptions_orders',
    ],
    ['a day set to nothing', day(TODAY, 0), 'subscription_days_orders'],
    ['a term for Fridays', weeklyTerm(TODAY, 'FRIDAY'), 'subscription_terms_orders'],
    [
      'a term for the evening',
      `UPDATE subscription_terms SET shift = 'EVENING' WHERE ${OF_PLAN}`,
      'subscription_terms_orders',
    ],
  ])('%s is refused, unless the order is cancelled with it', async (_, sql, refusal) => {
    expect(await attempt(pool, sql)).toBe(refusal);
    expect(await attempt(pool, `${sql}; ${cancel}`)).toBeUndefined();
    expect(await attempt(pool, `${cancel}; ${sql}`)).toBeUndefined();
  });

  it.each([
    [
      'an override that had moved it there',
      `${weeklyTerm(TODAY, 'FRIDAY')}; ${day(TODAY, 1)}`,
      'DELETE FROM subscription_days',
      'subscription_days_orders_after_delete',
    ],
    [
      'a term that had asked for it',
      `${weeklyTerm('2026-03-02', 'FRIDAY')}; ${term(TODAY)}`,
      `DELETE FROM subscription_terms WHERE effective_from = '${TODAY}'`,
      'subscription_terms_orders_after_delete',
    ],
  ])('is also to take away %s', async (_, before, sql, refusal) => {
    expect(await attempt(pool, `${before}; SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED; ${sql}`)).toBe(
      refusal,
    );
  });

  it.each([
    ['a pause from tomorrow on', pause(TOMORROW)],
    ['twice as much', day(TODAY, 2)],
    ['a term for Wednesdays, which today is', weeklyTerm(TODAY, 'WEDNESDAY')],
  ])('%s leaves none', async (_, sql) => {
    expect(await attempt(pool, sql)).toBeUndefined();
  });
});

describe('single days and pauses', () => {
  it.each([
    [
      'a second override of a day and shift',
      `${day('2026-04-01', 0)}; ${day('2026-04-01', 2)}`,
      'subscription_days_pkey',
    ],
    [
      'overlapping pauses',
      `${pause('2026-04-01', '2026-04-05')}; ${pause('2026-04-04').replace(idOf(90), idOf(91))}`,
      'subscription_pauses_no_overlap',
    ],
    [
      'a pause drawn out over the next one',
      `${pause('2026-04-01', '2026-04-05')}; ${pause('2026-04-07').replace(idOf(90), idOf(91))}; UPDATE subscription_pauses SET until_date = '2026-04-08' WHERE id = '${idOf(90)}'`,
      'subscription_pauses_no_overlap',
    ],
    ['a pause that ends as it begins', pause('2026-04-01', '2026-04-01'), 'subscription_pauses_until_date_check'],
  ])('not %s', async (_, sql, refusal) => {
    expect(await attempt(pool, sql)).toBe(refusal);
  });
});
