import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenDatabase, openLoaded } from './open-database.ts';

// What must occur among the 200 customers of a first start, for two complete months and the running one.

let database: OpenDatabase;
beforeAll(async () => {
  database = await openLoaded({ customers: 200, months: 2, seed: 1, until: '2026-03-20' });
});
afterAll(() => database?.close());

async function countsBy(sql: string): Promise<Record<string, number>> {
  const { rows } = await database.pool.query<{ key: string; count: string }>(sql);
  return Object.fromEntries(rows.map(({ key, count }) => [key, Number(count)]));
}

async function figure(sql: string): Promise<number> {
  const { rows } = await database.pool.query<{ figure: string }>(`SELECT (${sql}) AS figure`);
  return Number(rows[0]?.figure);
}

describe('every kind of', () => {
  it.each([
    ['customer', 'status', 'customers', ['ACTIVE', 'PAUSED', 'STOPPED', 'TRIAL']],
    ['subscription', 'status', 'subscriptions', ['ACTIVE', 'DRAFT', 'STOPPED']],
    [
      'plan mode',
      'mode',
      'subscription_terms',
      ['DAY_BY_DAY', 'EVERY_N_DAYS', 'FIXED_DAILY', 'ONE_TIME_RANGE', 'WEEKLY'],
    ],
    ['plan shift', 'shift', 'subscription_terms', ['BOTH', 'EVENING', 'MORNING']],
    [
      'order status',
      'status',
      'orders',
      ['CANCELLED', 'DELIVERED', 'NOT_DELIVERED', 'OUT_FOR_DELIVERY', 'PARTIALLY_DELIVERED', 'PENDING'],
    ],
    ['order source', 'source', 'orders', ['ONE_TIME', 'SUBSCRIPTION']],
    [
      'reason to cancel',
      'cancel_reason',
      'orders',
      ['CUSTOMER_REQUEST', 'OTHER', 'OUT_OF_STOCK', 'PLAN_CHANGE', 'null'],
    ],
    ['way to confirm', 'method', 'delivery_statuses', ['ADMIN', 'AGENT', 'SHARE_LINK']],
    [
      'invoice',
      `kind || ' ' || status`,
      'invoices',
      ['OPENING FINALIZED', 'PERIODIC DRAFT', 'PERIODIC FINALIZED', 'PERIODIC VOID'],
    ],
    ['payment method', 'method', 'payments', ['BANK_TRANSFER', 'CARD', 'CASH', 'OPENING', 'UPI']],
    [
      'ledger entry',
      'kind',
      'ledger_entries',
      ['CREDIT_NOTE', 'INVOICE', 'OPENING', 'PAYMENT', 'PAYMENT_REVERSAL', 'VOID'],
    ],
  ])('%s is there', async (_, key, table, kinds) => {
    const counts = await countsBy(`SELECT coalesce((${key})::text, 'null') AS key, count(*) FROM ${table} GROUP BY 1`);
    expect(Object.keys(counts).sort()).toEqual(kinds);
  });
});
describe('what happens to orders', () => {
  const share = (condition: string) =>
    figure(`SELECT avg((${condition})::int) FROM orders WHERE status NOT IN ('PENDING', 'OUT_FOR_DELIVERY')`);

  it('most are delivered; a few in part, a few not at all, a few are cancelled', async () => {
    expect(await share(`status = 'DELIVERED'`)).toBeGreaterThan(0.9);
    for (const status of ['PARTIALLY_DELIVERED', 'NOT_DELIVERED', 'CANCELLED']) {
      const ofAll = await share(`status = '${status}'`);
      expect(ofAll, status).toBeGreaterThan(0.005);
      expect(ofAll, status).toBeLessThan(0.05);
    }
  });

  it('some are for once only, some of those for several products or to a second address', async () => {
    expect(await share(`source = 'ONE_TIME'`)).toBeGreaterThan(0.005);
    const several = `SELECT order_id FROM order_items GROUP BY order_id HAVING count(*) > 1`;
    expect(
      await figure(`SELECT count(*) FROM orders WHERE id IN (${several}) AND source = 'ONE_TIME'`),
    ).toBeGreaterThan(50);
    const second = 'SELECT id FROM addresses WHERE NOT is_default';
    expect(await figure(`SELECT count(*) FROM orders WHERE address_id IN (${second})`)).toBeGreaterThan(5);
  });

  it('some confirmations are corrected, some before and some after the delivery was billed', async () => {
    expect(await figure('SELECT count(*) FROM delivery_statuses WHERE supersedes_id IS NOT NULL')).toBeGreaterThan(50);
    expect(await figure(`SELECT count(*) FROM credit_notes WHERE reason LIKE 'Delivery of %'`)).toBeGreaterThan(2);
  });
});

describe('plans change', () => {
  it('some pause: over, running, without an end, to come, entered late', async () => {
    const pauses = (condition: string) => figure(`SELECT count(*) FROM subscription_pauses WHERE ${condition}`);
    expect(await pauses(`until_date <= '2026-03-20'`)).toBeGreaterThan(20);
    expect(await pauses(`from_date <= '2026-03-20' AND until_date > '2026-03-20'`)).toBeGreaterThan(0);
    expect(await pauses('until_date IS NULL')).toBeGreaterThan(0);
    expect(await pauses(`from_date > '2026-03-20'`)).toBeGreaterThan(0);
    expect(await figure(`SELECT count(*) FROM orders WHERE cancel_reason = 'PLAN_CHANGE'`)).toBeGreaterThan(5);
  });

  it('single days ask for none, for more, or for the other shift', async () => {
    const days = (condition: string) =>
      figure(`SELECT count(*) FROM subscription_days d JOIN subscription_terms t USING (customer_id, subscription_id)
        WHERE t.mode = 'FIXED_DAILY' AND t.effective_from <= d.date AND ${condition}`);
    expect(await days('d.quantity = 0')).toBeGreaterThan(50);
    expect(await days(`d.quantity = 2 * t.quantity AND t.shift::text = d.shift::text`)).toBeGreaterThan(20);
    expect(await days(`d.quantity > 0 AND t.shift <> 'BOTH' AND t.shift::text <> d.shift::text`)).toBeGreaterThan(10);
  });

  it('quantities, prices, shifts and modes change', async () => {
    for (const column of ['quantity', 'unit_price', 'shift', 'mode']) {
      const changed = await figure(`SELECT count(*) FROM (
        SELECT ${column} IS DISTINCT FROM lag(${column}) OVER plan AND lag(mode) OVER plan IS NOT NULL AS changed
        FROM subscription_terms WINDOW plan AS (PARTITION BY subscription_id ORDER BY effective_from)) AS term WHERE changed`);
      expect(changed, column).toBeGreaterThan(5);
    }
    expect(await figure('SELECT count(*) FROM customer_prices')).toBeGreaterThan(5);
  });
});

describe('money', () => {
  const customersWhose = (balance: string) =>
    figure(
      `SELECT count(*) FROM (SELECT sum(amount) AS balance FROM ledger_entries GROUP BY customer_id) AS account WHERE ${balance}`,
    );

  it('some customers owe, some are in advance, most have paid up', async () => {
    expect(await customersWhose('balance > 0')).toBeGreaterThan(20);
    expect(await customersWhose('balance < 0')).toBeGreaterThan(10);
    expect(await customersWhose('balance = 0')).toBeGreaterThan(80);
  });

  it('some bills are paid in full, some in part, some not', async () => {
    const bills = (condition: string) =>
      figure(`SELECT count(*) FROM invoices WHERE status = 'FINALIZED' AND ${condition}`);
    expect(await bills('amount_paid + amount_credited = total')).toBeGreaterThan(200);
    expect(await bills('amount_paid > 0 AND amount_paid + amount_credited < total')).toBeGreaterThan(10);
    expect(await bills('amount_paid = 0 AND amount_credited < total')).toBeGreaterThan(10);
  });

  it('some of it is paid at the door', async () => {
    expect(await figure('SELECT count(*) FROM payments WHERE delivery_status_id IS NOT NULL')).toBeGreaterThan(20);
  });

  it('a month of a household costs what milk and bread cost', async () => {
    const month = await figure(`SELECT avg(total) FROM invoices WHERE period = '2026-02-01' AND status = 'FINALIZED'`);
    expect(month).toBeGreaterThan(1500);
    expect(month).toBeLessThan(5000);
  });
});

it('people have names of their own, and live in several areas on the rounds of two agents', async () => {
  expect(await figure('SELECT count(DISTINCT name) FROM customers')).toBeGreaterThan(180);
  expect(await figure('SELECT count(DISTINCT area_id) FROM customers')).toBe(4);
  expect(await figure('SELECT count(DISTINCT agent_id) FROM customers')).toBe(2);
});
