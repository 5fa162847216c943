import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BilledHousehold } from '../../support/billed-household.ts';
import { lockOrderFaults } from '../../support/lock-order.ts';

// What is done about orders and money locks rows in one order (docs/decisions/0030), whatever of it the triggers do.

let home: BilledHousehold;
let plan: string;
beforeAll(async () => {
  home = await BilledHousehold.open();
  plan = await home.subscribe();
});
afterAll(() => home.close());

type Act = (client: pg.PoolClient) => Promise<unknown>;

/** Done, up to its commit, and taken back; what it is refused is not asked here. */
const takenBack = (act: Act) => async () => {
  const client = await home.pool.connect();
  try {
    await client.query('BEGIN');
    await act(client);
    await client.query('SET CONSTRAINTS ALL IMMEDIATE');
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
};
const faultsOf = (act: Act) => lockOrderFaults(home.pool, takenBack(act));

/** As a verb about money does it: the ledger first. */
const booked =
  (act: Act): Act =>
  async (client) => {
    await home.lock(client);
    await act(client);
  };
const run =
  (sql: string): Act =>
  (client) =>
    client.query(sql, [home.customerId]);

async function billed(): Promise<{ draft: string; invoice: string }> {
  await home.deliver({ date: '2026-03-30' });
  const invoice = await home.draft('2026-03-01');
  await home.bill(invoice);
  await home.finalize(invoice);
  await home.deliver();
  const draft = await home.draft('2026-02-01');
  await home.bill(draft);
  return { draft, invoice };
}

describe('locks in the one order', () => {
  it('an order of a plan, its confirmation, and a correction of what is on a draft', async () => {
    expect(await faultsOf((client) => home.deliver({ subscriptionId: plan }, client))).toEqual([]);
    const delivery = await home.deliver({ date: '2026-03-29' });
    await home.bill(await home.draft('2026-01-01'));
    expect(await faultsOf(booked((client) => home.correct(delivery, ['0'], client)))).toEqual([]);
  });

  it('lines, invoices, payments, voids and reversals', async () => {
    const { draft, invoice } = await billed();
    await home.deliver();
    expect(await faultsOf(booked((client) => home.bill(draft, null, client)))).toEqual([]);
    expect(await faultsOf(booked((client) => home.finalize(draft, client)))).toEqual([]);
    expect(await faultsOf(booked((client) => home.pay('30', client)))).toEqual([]);
    // The confirmations on an invoice are given back with it, so they are locked before it.
    const cancel: Act = async (client) => {
      await client.query(
        `SELECT FROM delivery_statuses WHERE (customer_id, id) IN (SELECT customer_id, delivery_status_id FROM invoice_lines WHERE invoice_id = $1)
         ORDER BY customer_id, id FOR NO KEY UPDATE`,
        [invoice],
      );
      await home.void(invoice, client);
    };
    expect(await faultsOf(booked(cancel))).toEqual([]);
    expect(await faultsOf(booked((client) => home.void(invoice, client)))).toEqual([
      'delivery_statuses is waited for while invoices is held',
    ]);
    // And what a payment has paid is open again when it is reversed.
    const payment = await home.pay('30');
    const reverse: Act = async (client) => {
      await client.query(
        'SELECT FROM invoices WHERE id IN (SELECT invoice_id FROM payment_allocations WHERE payment_id = $1) ORDER BY customer_id, id FOR NO KEY UPDATE',
        [payment],
      );
      await home.reverse(payment, client);
    };
    expect(await faultsOf(booked(reverse))).toEqual([]);
    expect(await faultsOf(booked((client) => home.reverse(payment, client)))).toEqual([
      'invoices is waited for while payments is held',
    ]);
  });
});

describe('notices', () => {
  it('a payment that is locked before the order that it was given for', async () => {
    await home.deliver();
    await home.pay('30');
    const act: Act = async (client) => {
      await client.query('SELECT FROM payments FOR NO KEY UPDATE');
      await client.query('SELECT FROM orders FOR NO KEY UPDATE');
    };
    expect(await faultsOf(act)).toEqual(['orders is waited for while payments is held']);
  });

  it('what only triggers lock: a cancelled order that comes back before its plan is held', async () => {
    const order = await home.value<string>(
      `INSERT INTO orders (customer_id, source, subscription_id, delivery_date, shift)
       VALUES ($1, 'SUBSCRIPTION', $2, '2026-03-31', 'MORNING') RETURNING id`,
      [home.customerId, plan],
    );
    await home.pool.query(
      `UPDATE orders SET status = 'CANCELLED', cancelled_at = business_now(), cancel_reason = 'PLAN_CHANGE' WHERE id = $1`,
      [order],
    );
    const comesBack = `UPDATE orders SET status = 'PENDING', cancelled_at = NULL, cancel_reason = NULL WHERE customer_id = $1 AND id = '${order}'`;
    expect(await faultsOf(run(comesBack))).toEqual(['subscriptions is waited for while orders is held']);
    // As a verb that reconciles does it: the plan first.
    const inOrder: Act = async (client) => {
      await client.query('SELECT FROM subscriptions WHERE customer_id = $1 FOR UPDATE', [home.customerId]);
      await run(comesBack)(client);
    };
    expect(await faultsOf(inOrder)).toEqual([]);
  });
});
