import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BilledHousehold } from '../support/billed-household.ts';
import { race } from '../support/race.ts';

let first: BilledHousehold;
let home: BilledHousehold;
beforeAll(async () => {
  first = await BilledHousehold.open();
});
afterAll(() => first?.close());
beforeEach(async () => {
  home = await first.neighbour();
});

/** As in a verb: the ledger first. */
const locked =
  (work: (client: pg.PoolClient) => Promise<unknown>, whose: BilledHousehold = home) =>
  async (client: pg.PoolClient) => {
    await whose.lock(client);
    await work(client);
  };

describe('correct / bill', () => {
  it('corrected first: the bill waits, and is refused', async () => {
    const delivery = await home.deliver({ ordered: ['2'] });
    const draft = await home.draft();
    const { second, waited } = await race(
      home.pool,
      (client) => home.correct(delivery, ['1'], client),
      locked((client) => home.bill(draft, null, client)),
    );
    expect({ second, waited }).toEqual({ second: 'invoice_lines_billable', waited: true });
    // A second call bills the corrected quantity: 1 × 60.00.
    await home.bill(draft);
    expect(await home.figures(draft)).toMatchObject({ total: '60.00' });
  });

  it('billed first: the correction waits, and its line follows: 2 × 60.00 become 1 × 60.00', async () => {
    const delivery = await home.deliver({ ordered: ['2'] });
    const draft = await home.draft();
    const outcome = await race(
      home.pool,
      locked((client) => home.bill(draft, null, client)),
      (client) => home.correct(delivery, ['1'], client),
    );
    expect(outcome).toEqual({ first: undefined, second: undefined, waited: true });
    expect(await home.figures(draft)).toMatchObject({ total: '60.00' });
  });

  it('billed and finalised first: the correction is refused', async () => {
    const delivery = await home.deliver({ ordered: ['2'] });
    const draft = await home.draft();
    const { second } = await race(
      home.pool,
      locked(async (client) => {
        await home.bill(draft, null, client);
        await home.finalize(draft, client);
      }),
      (client) => home.correct(delivery, ['1'], client),
    );
    expect(second).toBe('delivery_statuses_already_billed');
    expect(await home.figures(draft)).toMatchObject({ status: 'FINALIZED', total: '120.00' });
  });

  it('taken back by a rollback: the correction goes through, the old line was never there', async () => {
    const delivery = await home.deliver({ ordered: ['2'] });
    const draft = await home.draft();
    const { second } = await race(
      home.pool,
      locked((client) => home.bill(draft, null, client)),
      (client) => home.correct(delivery, ['1'], client),
      { end: 'ROLLBACK' },
    );
    expect(second).toBeUndefined();
    expect(await home.bill(draft)).toBe(1);
    expect(await home.figures(draft)).toMatchObject({ total: '60.00' });
  });
});

describe('correct / finalise', () => {
  it('corrected first: the total is the corrected one', async () => {
    const delivery = await home.deliver({ ordered: ['2'] });
    const draft = await home.draft();
    await home.bill(draft);
    const outcome = await race(
      home.pool,
      locked((client) => home.correct(delivery, ['1'], client)),
      locked((client) => home.finalize(draft, client)),
    );
    expect(outcome).toEqual({ first: undefined, second: undefined, waited: true });
    expect(await home.figures(draft)).toMatchObject({ status: 'FINALIZED', total: '60.00' });
    expect(await home.balance()).toBe('60.00');
  });

  it('finalised first: the correction is refused', async () => {
    const delivery = await home.deliver({ ordered: ['2'] });
    const draft = await home.draft();
    await home.bill(draft);
    const { second } = await race(
      home.pool,
      locked((client) => home.finalize(draft, client)),
      locked((client) => home.correct(delivery, ['1'], client)),
    );
    expect(second).toBe('delivery_statuses_already_billed');
    expect(await home.balance()).toBe('120.00');
  });
});

describe('finalise / add line', () => {
  it.each(['with the ledger locked', 'without'] as const)('finalised first, %s: the line is refused', async (how) => {
    await home.deliver();
    const draft = await home.draft();
    await home.bill(draft);
    await home.deliver();
    const add = (client: pg.PoolClient) => home.bill(draft, null, client);
    const { second } = await race(
      home.pool,
      locked((client) => home.finalize(draft, client)),
      how === 'without' ? add : locked(add),
    );
    // Without it, the line's foreign key waits for the invoice.
    expect(second).toBe('invoice_lines_on_draft');
    expect(await home.figures(draft)).toMatchObject({ status: 'FINALIZED', total: '60.00' });
  });

  it('added first: the total has it', async () => {
    await home.deliver();
    const draft = await home.draft();
    await home.bill(draft);
    await home.deliver({ unitPrice: '40' });
    const outcome = await race(
      home.pool,
      locked((client) => home.bill(draft, null, client)),
      locked((client) => home.finalize(draft, client)),
    );
    expect(outcome).toEqual({ first: undefined, second: undefined, waited: true });
    // 60.00 + 40.00
    expect(await home.figures(draft)).toMatchObject({ total: '100.00' });
    expect(await home.balance()).toBe('100.00');
  });
});

describe('finalise / finalise', () => {
  it.each(['COMMIT', 'ROLLBACK'] as const)(
    'of one draft, the first ending with %s: it is booked once, under one number',
    async (end) => {
      await home.deliver();
      const draft = await home.draft();
      await home.bill(draft);
      const finalize = locked((client) => home.finalize(draft, client));
      const outcome = await race(home.pool, finalize, finalize, { end });
      expect(outcome).toEqual({ first: undefined, second: undefined, waited: true });
      expect(
        await home.value('SELECT count(*)::int FROM ledger_entries WHERE customer_id = $1', [home.customerId]),
      ).toBe(1);
      expect(await home.balance()).toBe('60.00');
    },
  );
});

describe('number / number', () => {
  const REGISTER = `SELECT count(*)::int = max(sequence) AND count(*)::int = (SELECT count(*)::int FROM invoices WHERE number IS NOT NULL) FROM document_numbers WHERE series LIKE 'EB/%'`;

  it.each(['COMMIT', 'ROLLBACK'] as const)(
    'of two customers, the first ending with %s: the second waits, and no number is lost',
    async (end) => {
      const other = await first.neighbour();
      const drafts: string[] = [];
      for (const house of [home, other]) {
        await house.deliver();
        drafts.push(await house.draft());
        await house.bill(drafts.at(-1) as string);
      }
      const before = await home.value<number>(
        `SELECT coalesce(max(sequence), 0) FROM document_numbers WHERE series LIKE 'EB/%'`,
      );
      const outcome = await race(
        home.pool,
        locked((client) => home.finalize(drafts[0] as string, client)),
        locked((client) => other.finalize(drafts[1] as string, client), other),
        { end },
      );
      expect(outcome).toEqual({ first: undefined, second: undefined, waited: true });
      const sequence = (id: string | undefined) =>
        home.value<number | null>(
          'SELECT n.sequence FROM invoices LEFT JOIN document_numbers n USING (number) WHERE id = $1',
          [id],
        );
      expect([await sequence(drafts[0]), await sequence(drafts[1])]).toEqual(
        end === 'COMMIT' ? [before + 1, before + 2] : [null, before + 1],
      );
      expect(await home.value(REGISTER)).toBe(true);
    },
  );
});

describe('pay / pay', () => {
  it('on one invoice of 100.00, 70.00 each: both are right, 100.00 paid and 40.00 in advance', async () => {
    const invoiceId = await home.invoice('100');
    const pay = locked((client) => home.pay('70', client));
    expect(await race(home.pool, pay, pay)).toEqual({ first: undefined, second: undefined, waited: true });
    expect(await home.figures(invoiceId)).toMatchObject({ paid: '100.00' });
    expect(
      await home.value('SELECT sum(amount - allocated) FROM payments WHERE customer_id = $1', [home.customerId]),
    ).toBe('40.00');
    expect(
      await home.value('SELECT array_agg(seq ORDER BY seq)::text FROM ledger_entries WHERE customer_id = $1', [
        home.customerId,
      ]),
    ).toBe('{1,2,3}');
    expect(await home.balance()).toBe('-40.00');
  });

  it('without the ledger locked the second one is refused, and nothing is half-written', async () => {
    await home.invoice('100');
    const { second, waited } = await race(
      home.pool,
      (client) => home.pay('70', client),
      (client) => home.pay('70', client),
    );
    expect({ second, waited }).toEqual({ second: 'ledger_locked_first', waited: false });
    expect(await home.balance()).toBe('30.00');
  });
});

describe('pay / reverse', () => {
  async function paid() {
    const invoiceId = await home.invoice('100');
    return { invoiceId, paymentId: await home.pay('100') };
  }

  it('paid first: 100.00 reversed leave 60.00 on the bill', async () => {
    const { invoiceId, paymentId } = await paid();
    const outcome = await race(
      home.pool,
      locked((client) => home.pay('60', client)),
      locked((client) => home.reverse(paymentId, client)),
    );
    expect(outcome).toEqual({ first: undefined, second: undefined, waited: true });
    expect(await home.figures(invoiceId)).toMatchObject({ paid: '60.00' });
    expect(await home.balance()).toBe('40.00');
  });

  it('reversed first: the same', async () => {
    const { invoiceId, paymentId } = await paid();
    const outcome = await race(
      home.pool,
      locked((client) => home.reverse(paymentId, client)),
      locked((client) => home.pay('60', client)),
    );
    expect(outcome).toEqual({ first: undefined, second: undefined, waited: true });
    expect(await home.figures(invoiceId)).toMatchObject({ paid: '60.00' });
    expect(await home.balance()).toBe('40.00');
  });

  it('reverse / reverse: once', async () => {
    const { paymentId } = await paid();
    const reverse = locked((client) => home.reverse(paymentId, client));
    expect(await race(home.pool, reverse, reverse)).toMatchObject({ first: undefined, waited: true });
    expect(
      await home.value(`SELECT count(*)::int FROM ledger_entries WHERE payment_id = $1 AND kind = 'PAYMENT_REVERSAL'`, [
        paymentId,
      ]),
    ).toBe(1);
    expect(await home.balance()).toBe('100.00');
  });

  it('a reversal that has locked its payment but not the ledger gives way: no two wait for each other', async () => {
    const { paymentId } = await paid();
    const { second, waited } = await race(
      home.pool,
      locked((client) => home.pay('60', client)),
      (client) => home.reverse(paymentId, client),
    );
    expect({ second, waited }).toEqual({ second: 'ledger_locked_first', waited: false });
  });
});

describe('credit / credit', () => {
  it('of one line of 2: one of 2 and one of 1: the second is refused', async () => {
    const { orderId } = await home.deliver({ ordered: ['2'] });
    const invoiceId = await home.draft();
    await home.bill(invoiceId);
    await home.finalize(invoiceId);
    const lineId = await home.lineOf(orderId);
    for (const [one, other] of [
      ['1', '2'],
      ['1', '1.5'],
    ] as const) {
      const credit = (quantity: string) => locked((client) => home.credit(lineId, quantity, client));
      const { first: leader, second } = await race(home.pool, credit(one), credit(other));
      expect([leader, second]).toEqual([undefined, 'credit_note_lines_within_line']);
    }
    expect(await home.figures(invoiceId)).toMatchObject({ total: '120.00', credited: '120.00' });
    expect(await home.balance()).toBe('0.00');
  });
});

describe('void / pay', () => {
  it('voided first: the payment is an advance', async () => {
    const invoiceId = await home.invoice('100');
    const outcome = await race(
      home.pool,
      locked((client) => home.void(invoiceId, client)),
      locked((client) => home.pay('100', client)),
    );
    expect(outcome).toEqual({ first: undefined, second: undefined, waited: true });
    expect(await home.figures(invoiceId)).toMatchObject({ status: 'VOID', paid: '0.00' });
    expect(await home.balance()).toBe('-100.00');
  });

  it('paid first: it becomes one', async () => {
    const invoiceId = await home.invoice('100');
    const outcome = await race(
      home.pool,
      locked((client) => home.pay('100', client)),
      locked((client) => home.void(invoiceId, client)),
    );
    expect(outcome).toEqual({ first: undefined, second: undefined, waited: true });
    expect(await home.figures(invoiceId)).toMatchObject({ status: 'VOID', paid: '0.00' });
    expect(
      await home.value('SELECT sum(amount - allocated) FROM payments WHERE customer_id = $1', [home.customerId]),
    ).toBe('100.00');
  });
});

describe('refund / refund, refund / finalise', () => {
  it('of one advance of 100.00, 60.00 each: the second is refused', async () => {
    const paymentId = await home.pay('100');
    const refund = locked((client) => home.refund(paymentId, '60', client));
    const { second } = await race(home.pool, refund, refund);
    // The key refuses before the check: a payment is refunded once.
    expect(second).toBe('ledger_entries_one_per_payment_key');
    expect(await home.balance()).toBe('-40.00');
  });

  it('billed first: what the bill has used is not given back', async () => {
    await home.deliver();
    const draft = await home.draft();
    await home.bill(draft);
    const paymentId = await home.pay('100');
    const { second } = await race(
      home.pool,
      locked((client) => home.finalize(draft, client)),
      locked((client) => home.refund(paymentId, '60', client)),
    );
    expect(second).toBe('payments_allocated_check');
    expect(await home.balance()).toBe('-40.00');
  });
});

describe('lock / finalise', () => {
  it('of one month: locked first, the invoice is refused; finalised first, the month is locked after it', async () => {
    const period = async (month: string) => {
      await home.deliver();
      const draft = await home.draft(month);
      await home.bill(draft);
      return draft;
    };
    const lock = (month: string) => (client: pg.PoolClient) =>
      client.query('UPDATE billing_periods SET locked_at = business_now() WHERE period = $1', [month]);
    const january = await period('2026-01-01');
    const refused = await race(
      home.pool,
      lock('2026-01-01'),
      locked((client) => home.finalize(january, client)),
    );
    expect(refused).toEqual({ first: undefined, second: 'invoices_period_open', waited: true });
    const february = await period('2026-02-01');
    const both = await race(
      home.pool,
      locked((client) => home.finalize(february, client)),
      lock('2026-02-01'),
    );
    expect(both).toEqual({ first: undefined, second: undefined, waited: true });
  });
});

describe('Ledgers are waited for in the order of their ids, and before the first number', () => {
  it('two that lock the same two in opposite orders: the one that comes from above gives way', async () => {
    const houses = [home, await first.neighbour()].sort((a, b) => (a.customerId < b.customerId ? -1 : 1));
    const [low, high] = houses as [BilledHousehold, BilledHousehold];
    const { second, waited } = await race(
      home.pool,
      (client) => low.lock(client),
      async (client) => {
        await high.lock(client);
        await low.lock(client);
      },
    );
    expect({ second, waited }).toEqual({ second: 'ledger_locked_first', waited: false });
  });

  it('one that has taken a number waits for no further ledger', async () => {
    const other = await first.neighbour();
    await home.deliver();
    const draft = await home.draft();
    await home.bill(draft);
    const { second, waited } = await race(
      home.pool,
      (client) => other.lock(client),
      async (client) => {
        await home.lock(client);
        await home.finalize(draft, client);
        await other.lock(client);
      },
    );
    expect({ second, waited }).toEqual({ second: 'ledger_locked_first', waited: false });
    expect(await home.figures(draft)).toMatchObject({ status: 'DRAFT' });
  });
});
