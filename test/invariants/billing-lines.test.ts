import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BilledHousehold } from '../support/billed-household.ts';
import { refusalOf } from '../support/refusal.ts';

let first: BilledHousehold;
let home: BilledHousehold;
beforeAll(async () => {
  first = await BilledHousehold.open();
});
afterAll(() => first?.close());
beforeEach(async () => {
  home = await first.neighbour();
});

/** A correct line, except for what the test changes. */
const insertLine = (invoiceId: string, orderId: string, other: Readonly<Record<string, string>> = {}) => {
  const columns = [
    'customer_id',
    'order_id',
    'order_item_id',
    'delivery_status_id',
    'date',
    'quantity',
    'unit_price',
    'tax_rate',
    'tax_inclusive',
    'net',
    'tax',
    'amount',
  ];
  const values = columns.map((column) => other[column] ?? (column === 'date' ? 'delivery_date' : column));
  return home.pool.query(
    `INSERT INTO invoice_lines (invoice_id, ${columns.join(', ')}${other.live ? ', live' : ''})
     SELECT $1, ${values.join(', ')}${other.live ? `, ${other.live}` : ''} FROM billable_items WHERE order_id = $2`,
    [invoiceId, orderId],
  );
};

describe('25. A delivered item is on one live line', () => {
  it('not on two of one draft, in one statement or in two', async () => {
    const { orderId } = await home.deliver();
    const draft = await home.draft();
    const twice = home.pool.query(
      `INSERT INTO invoice_lines (customer_id, invoice_id, order_id, order_item_id, delivery_status_id, date, quantity, unit_price, net, amount)
       SELECT customer_id, $1, order_id, order_item_id, delivery_status_id, delivery_date, quantity, unit_price, net, amount
       FROM billable_items, generate_series(1, 2) WHERE order_id = $2`,
      [draft, orderId],
    );
    expect(await refusalOf(twice)).toBe('invoice_lines_one_live_key');
    await home.bill(draft);
    expect(await refusalOf(copyLine(orderId, draft))).toBe('invoice_lines_one_live_key');
  });

  it('not on a second invoice, not after the first one is finalised', async () => {
    const { orderId } = await home.deliver();
    const [march, april] = [await home.draft('2026-03-01'), await home.draft('2026-04-01')];
    await home.bill(march);
    expect(await refusalOf(copyLine(orderId, april))).toBe('invoice_lines_one_live_key');
    await home.finalize(march);
    expect(await refusalOf(copyLine(orderId, april))).toBe('invoice_lines_one_live_key');
  });

  it('and not under the corrected confirmation either', async () => {
    const delivery = await home.deliver({ ordered: ['2'] });
    const [march, april] = [await home.draft('2026-03-01'), await home.draft('2026-04-01')];
    await home.bill(march);
    await home.correct(delivery, ['1']);
    expect(await refusalOf(copyLine(delivery.orderId, april))).toBe('invoice_lines_one_live_key');
  });

  const copyLine = (orderId: string, invoiceId: string) =>
    home.pool.query(
      `INSERT INTO invoice_lines (customer_id, invoice_id, order_id, order_item_id, delivery_status_id, date, quantity, unit_price, net, amount)
       SELECT customer_id, $2, order_id, order_item_id, delivery_status_id, date, quantity, unit_price, net, amount FROM invoice_lines WHERE order_id = $1 AND live`,
      [orderId, invoiceId],
    );
});

describe('26. Only what was delivered is billed', () => {
  it.each([
    ['another quantity', { quantity: '2', net: '120', amount: '120' }],
    ['another price', { unit_price: '50', net: '50', amount: '50' }],
    ['another tax', { tax_rate: '5', net: '57.14', tax: '2.86' }],
    ['tax on top', { tax_inclusive: 'false' }],
    ['another day', { date: `date '2026-03-30'` }],
    ['a line that is over from the beginning', { live: 'false' }],
  ])('%s is refused', async (_, other) => {
    const { orderId } = await home.deliver();
    const draft = await home.draft();
    expect(await refusalOf(insertLine(draft, orderId, other))).toBe('invoice_lines_as_delivered');
    expect(await refusalOf(insertLine(draft, orderId))).toBeUndefined();
  });

  it('nothing of an order that was not delivered, or of an item that was not', async () => {
    const nothing = await home.deliver({ delivered: ['0'] });
    const part = await home.deliver({ ordered: ['2', '1'], delivered: ['2', '0'] });
    const draft = await home.draft();
    const line = (orderId: string, itemId: string | undefined, deliveryId: string) =>
      refusalOf(
        home.pool.query(
          `INSERT INTO invoice_lines (customer_id, invoice_id, order_id, order_item_id, delivery_status_id, date, quantity, unit_price, net, amount)
           VALUES ($1, $2, $3, $4, $5, '2026-03-31', 1, 60, 60, 60)`,
          [home.customerId, draft, orderId, itemId, deliveryId],
        ),
      );
    expect(await line(nothing.orderId, nothing.itemIds[0], nothing.id)).toBe('invoice_lines_as_delivered');
    expect(await line(part.orderId, part.itemIds[1], part.id)).toBe('invoice_lines_as_delivered');
  });

  it('nothing of a superseded confirmation', async () => {
    const delivery = await home.deliver({ ordered: ['2'] });
    await home.correct(delivery, ['1']);
    const draft = await home.draft();
    const superseded = insertLine(draft, delivery.orderId, {
      delivery_status_id: `'${delivery.id}'`,
      quantity: '2',
      net: '120',
      amount: '120',
    });
    expect(await refusalOf(superseded)).toBe('invoice_lines_billable');
  });

  it('all that a confirmation delivered, or nothing of it', async () => {
    const { orderId, itemIds } = await home.deliver({ ordered: ['2', '1'] });
    const draft = await home.draft();
    const half = home.pool.query(
      `INSERT INTO invoice_lines (customer_id, invoice_id, order_id, order_item_id, delivery_status_id, date, quantity, unit_price, net, amount)
       SELECT customer_id, $1, order_id, order_item_id, delivery_status_id, delivery_date, quantity, unit_price, net, amount FROM billable_items WHERE order_item_id = $2`,
      [draft, itemIds[0]],
    );
    expect(await refusalOf(half)).toBe('invoice_lines_whole_delivery');
    expect(await home.bill(draft, orderId)).toBe(2);
  });

  it('nothing of history; what an import lists as recoverable only on an invoice of that kind', async () => {
    const imported = async (billing: string) => {
      const { orderId } = await home.deliver({ delivered: ['0'] });
      const item = await home.value<string>('SELECT id FROM order_items WHERE order_id = $1', [orderId]);
      const status = await home.value<string>(
        `WITH confirmed AS (
           INSERT INTO delivery_statuses (customer_id, order_id, status, occurred_at, method, supersedes_id, correction_reason, billing)
           SELECT customer_id, order_id, 'DELIVERED', business_now(), 'IMPORT', id, 'Imported', $2 FROM delivery_statuses WHERE order_id = $1 RETURNING *
         ), items AS (INSERT INTO delivery_items (customer_id, order_id, order_item_id, delivery_status_id, ordered_quantity, delivered_quantity)
           SELECT customer_id, order_id, $3, id, 1, 1 FROM confirmed)
         SELECT id FROM confirmed`,
        [orderId, billing, item],
      );
      return { orderId, item, status };
    };
    const line = async ({ orderId, item, status }: Awaited<ReturnType<typeof imported>>, invoiceId: string) =>
      home.pool.query(
        `INSERT INTO invoice_lines (customer_id, invoice_id, order_id, order_item_id, delivery_status_id, date, quantity, unit_price, net, amount)
         VALUES ($1, $2, $3, $4, $5, '2026-03-31', 1, 60, 60, 60)`,
        [home.customerId, invoiceId, orderId, item, status],
      );
    const [history, recoverable] = [await imported('HISTORY'), await imported('RECOVERABLE')];
    const periodic = await home.draft();
    const recovery = await home.value<string>(
      `INSERT INTO invoices (customer_id, period, kind) VALUES ($1, '2026-03-01', 'RECOVERY') RETURNING id`,
      [home.customerId],
    );
    expect(await refusalOf(line(history, periodic))).toBe('invoice_lines_billable');
    expect(await refusalOf(line(history, recovery))).toBe('invoice_lines_billable');
    expect(await refusalOf(line(recoverable, periodic))).toBe('invoice_lines_billable');
    expect(await refusalOf(line(recoverable, recovery))).toBeUndefined();
    await home.pool.query('DELETE FROM invoice_lines WHERE invoice_id = $1', [recovery]);
    expect(await home.value('SELECT billing FROM delivery_statuses WHERE id = $1', [recoverable.status])).toBe(
      'RECOVERABLE',
    );
  });

  it('whether it is billed is for lines to say', async () => {
    const delivery = await home.deliver();
    for (const billing of ['BILLED', 'NONE', 'HISTORY', 'RECOVERABLE']) {
      const change = home.pool.query('UPDATE delivery_statuses SET billing = $2 WHERE id = $1', [delivery.id, billing]);
      expect(await refusalOf(change), billing).toBe('delivery_statuses_billing_kept');
    }
    const draft = await home.draft();
    await home.bill(draft);
    expect(await home.billingOf(delivery)).toBe('BILLED');
    await home.pool.query('DELETE FROM invoice_lines WHERE invoice_id = $1', [draft]);
    expect(await home.billingOf(delivery)).toBe('BILLABLE');
  });
});

describe('Lines are put on drafts and taken off drafts', () => {
  it('and the draft says what they add up to', async () => {
    // 2 × 60.00 and 1.5 × 33.33 = 50.00 (49.995, half up), of which 5 in 105 are tax: 2.38
    await home.deliver({ ordered: ['2'] });
    const { orderId } = await home.deliver({ ordered: ['1.5'], unitPrice: '33.33', taxRate: '5' });
    const draft = await home.draft();
    await home.bill(draft);
    const sums = () => home.value('SELECT array[subtotal, tax, total]::text FROM invoices WHERE id = $1', [draft]);
    expect(await sums()).toBe('{167.62,2.38,170.00}');
    await home.pool.query('DELETE FROM invoice_lines WHERE order_id = $1', [orderId]);
    expect(await sums()).toBe('{120.00,0.00,120.00}');
  });

  it('not on a finalised, void or opening one', async () => {
    const { orderId } = await home.deliver();
    const invoiceId = await home.invoice('100');
    expect(await refusalOf(insertLine(invoiceId, orderId))).toBe('invoice_lines_on_draft');
    expect(await refusalOf(home.pool.query('DELETE FROM invoice_lines WHERE invoice_id = $1', [invoiceId]))).toBe(
      'invoice_lines_on_draft',
    );
    await home.void(invoiceId);
    expect(await refusalOf(insertLine(invoiceId, orderId))).toBe('invoice_lines_on_draft');
    expect(await refusalOf(home.pool.query('DELETE FROM invoice_lines WHERE invoice_id = $1', [invoiceId]))).toBe(
      'invoice_lines_on_draft',
    );
    const opening = await home.value<string>(
      `INSERT INTO invoices (customer_id, period, kind, subtotal, total) VALUES ($1, '2026-02-01', 'OPENING', 5, 5) RETURNING id`,
      [home.customerId],
    );
    expect(await refusalOf(insertLine(opening, orderId))).toBe('invoice_lines_on_draft');
  });

  it.each([
    `quantity = quantity`,
    `live = false`,
    `unit_price = 1`,
    `net = 1, amount = 1`,
    `delivery_status_id = uuid_v7()`,
    `date = '2026-01-01'`,
  ])('and never changed: SET %s', async (change) => {
    const { orderId } = await home.deliver();
    const draft = await home.draft();
    await home.bill(draft);
    const update = () =>
      refusalOf(home.pool.query(`UPDATE invoice_lines SET ${change} WHERE order_id = $1`, [orderId]));
    expect(await update()).toBe('invoice_lines_frozen');
    await home.finalize(draft);
    expect(await update()).toBe('invoice_lines_frozen');
  });

  it('nor truncated', async () => {
    expect(await refusalOf(home.pool.query('TRUNCATE invoice_lines CASCADE'))).toBe('invoice_lines_frozen');
  });
});

describe('A correction', () => {
  it('of what is on a draft takes its lines along: less, more, none, and back', async () => {
    const delivery = await home.deliver({ ordered: ['2', '3'], delivered: ['2', '0'] });
    const draft = await home.draft();
    await home.bill(draft);
    const lineId = await home.lineOf(delivery.orderId);
    const lines = () =>
      home.value<string>(
        `SELECT string_agg(quantity::real || ' = ' || amount, ', ' ORDER BY quantity) FROM invoice_lines WHERE invoice_id = $1`,
        [draft],
      );

    const less = await home.correct(delivery, ['1', '3']);
    expect(await lines()).toBe('1 = 60.00, 3 = 180.00');
    expect(
      await home.value('SELECT quantity::real FROM invoice_lines WHERE id = $1', [lineId]),
      'the line keeps its id',
    ).toBe(1);
    expect(await home.figures(draft)).toMatchObject({ total: '240.00' });
    expect([await home.billingOf(delivery), await home.billingOf(less)]).toEqual(['NONE', 'BILLED']);

    const one = await home.correct(less, ['0', '3']);
    expect(await lines()).toBe('3 = 180.00');
    const none = await home.correct(one, ['0', '0']);
    expect(await lines()).toBeNull();
    expect([await home.billingOf(one), await home.billingOf(none)]).toEqual(['NONE', 'NONE']);
    expect(await home.figures(draft)).toMatchObject({ total: '0.00' });
    // What is removed from the draft waits for the next run.
    expect(await home.billingOf(await home.correct(none, ['2', '3']))).toBe('BILLABLE');
  });

  it('of what is on a finalised invoice is refused by name', async () => {
    const delivery = await home.deliver({ ordered: ['2'] });
    const draft = await home.draft();
    await home.bill(draft);
    await home.finalize(draft);
    const client = await home.pool.connect();
    await client.query('BEGIN');
    const atOnce = await refusalOf(home.correct(delivery, ['1'], client));
    await client.query('ROLLBACK');
    client.release();
    expect(atOnce, 'before the end of the transaction').toBe('delivery_statuses_already_billed');
    expect(await home.billingOf(delivery)).toBe('BILLED');
  });

  it('unless its lines are credited in full before it, in the same transaction: what was delivered goes on the next invoice', async () => {
    const delivery = await home.deliver({ ordered: ['2'] });
    const march = await home.draft('2026-03-01');
    await home.bill(march);
    await home.finalize(march);
    const lineId = await home.lineOf(delivery.orderId);

    const client = await home.pool.connect();
    await client.query('BEGIN');
    await home.lock(client);
    await home.credit(lineId, '2', client);
    const corrected = await home.correct(delivery, ['1'], client);
    await client.query('COMMIT');
    client.release();

    expect(await home.figures(march)).toEqual({
      status: 'FINALIZED',
      total: '120.00',
      paid: '0.00',
      credited: '120.00',
    });
    expect([await home.billingOf(delivery), await home.billingOf(corrected)]).toEqual(['NONE', 'BILLABLE']);
    const april = await home.draft('2026-04-01');
    await home.bill(april);
    expect(await home.figures(april)).toMatchObject({ total: '60.00' });
  });

  it('of an order of which one item is credited in full and the other is not is refused too', async () => {
    const delivery = await home.deliver({ ordered: ['2', '1'] });
    const draft = await home.draft();
    await home.bill(draft);
    await home.finalize(draft);
    const lineId = await home.value<string>('SELECT id FROM invoice_lines WHERE order_item_id = $1', [
      delivery.itemIds[0],
    ]);
    await home.credit(lineId, '2');
    expect(await home.billingOf(delivery), 'one of its items waits again').toBe('BILLABLE');
    expect(await refusalOf(home.correct(delivery, ['1', '1']))).toBe('delivery_statuses_already_billed');
    // The other one stays where it is, and the first goes on the next bill alone.
    const april = await home.draft('2026-04-01');
    expect(await home.bill(april)).toBe(1);
    expect(await home.billingOf(delivery)).toBe('BILLED');
  });

  it('and a finalisation in one transaction end with the correction refused, at its end', async () => {
    const delivery = await home.deliver({ ordered: ['2'] });
    const draft = await home.draft();
    await home.bill(draft);
    const client = await home.pool.connect();
    await client.query('BEGIN');
    await home.correct(delivery, ['1'], client);
    await home.finalize(draft, client);
    expect(await refusalOf(client.query('COMMIT'))).toBe('delivery_statuses_already_billed');
    client.release();
    expect(await home.figures(draft)).toMatchObject({ status: 'DRAFT', total: '120.00' });
  });
});
