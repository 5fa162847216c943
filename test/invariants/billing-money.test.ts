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

const run = (sql: string, values: readonly unknown[] = []) => refusalOf(home.pool.query(sql, [...values]));

describe('29. The balance is a ledger', () => {
  const post = (kind: string, amount: string, document = '') =>
    run(
      `INSERT INTO ledger_entries (customer_id, kind, amount${document && `, ${document.split(' ')[0]}`}) VALUES ($1, '${kind}', ${amount}${document && `, '${document.split(' ')[1]}'`})`,
      [home.customerId],
    );

  it('of entries that documents post: none exists by itself', async () => {
    const invoiceId = await home.invoice('100');
    const paymentId = await home.pay('30');
    for (const [kind, amount, document] of [
      ['INVOICE', '100', `invoice_id ${invoiceId}`],
      ['VOID', '-100', `invoice_id ${invoiceId}`],
      ['PAYMENT', '-30', `payment_id ${paymentId}`],
      ['PAYMENT_REVERSAL', '30', `payment_id ${paymentId}`],
      ['OPENING', '30', `invoice_id ${invoiceId}`],
      ['CREDIT_NOTE', '-1', `credit_note_id ${invoiceId}`],
    ] as const) {
      expect(await post(kind, amount, document), kind).toBe('ledger_entries_by_document');
    }
    expect(await home.balance()).toBe('70.00');
  });

  it('numbered and added up whatever is said, dated in order and never in the future', async () => {
    const invoiceId = await home.invoice('100');
    await home.pool.query(
      `INSERT INTO ledger_entries (customer_id, seq, kind, amount, balance_after, invoice_id) VALUES ($1, 17, 'WRITE_OFF', -10, 1000000, $2)`,
      [home.customerId, invoiceId],
    );
    expect(
      await home.value(
        `SELECT string_agg(seq || ' ' || kind || ' ' || balance_after, ', ' ORDER BY seq) FROM ledger_entries WHERE customer_id = $1`,
        [home.customerId],
      ),
    ).toBe('1 INVOICE 100.00, 2 WRITE_OFF 90.00');
    const bookedAt = (moment: string) =>
      run(
        `INSERT INTO ledger_entries (customer_id, kind, amount, invoice_id, booked_at) VALUES ($1, 'WRITE_OFF', -1, $2, ${moment})`,
        [home.customerId, invoiceId],
      );
    expect(await bookedAt(`business_now() - interval '1 second'`)).toBe('ledger_entries_in_order');
    expect(await bookedAt(`business_now() + interval '1 second'`)).toBe('ledger_entries_not_in_future');
  });

  it('and says who booked it, where the document does not', async () => {
    const userId = await home.value<string>('SELECT id FROM users');
    const paymentId = await home.pay('30');
    const client = await home.pool.connect();
    await client.query('BEGIN');
    await client.query(`SELECT set_config('earlybird.user_id', $1, true)`, [userId]);
    await home.reverse(paymentId, client);
    await client.query('COMMIT');
    client.release();
    expect(
      await home.value(`SELECT array_agg(created_by_id ORDER BY seq) FROM ledger_entries WHERE customer_id = $1`, [
        home.customerId,
      ]),
    ).toEqual([null, userId]);
  });

  it('a write-off takes from what a finalised invoice asks for, and no more than that', async () => {
    const invoiceId = await home.invoice('100');
    await home.pay('70');
    expect(await refusalOf(home.writeOff(invoiceId, '30.01'))).toBe('invoices_paid_check');
    await home.writeOff(invoiceId, '30');
    expect(await home.figures(invoiceId)).toMatchObject({ paid: '70.00', credited: '30.00' });
    expect(await home.balance()).toBe('0.00');
    expect(await refusalOf(home.writeOff(await home.draft('2026-04-01'), '1'))).toBe(
      'ledger_entries_write_off_finalized',
    );
  });
});

describe('32. Payments', () => {
  it('are recorded free and unreversed', async () => {
    const record = (columns: string, values: string) =>
      run(
        `INSERT INTO payments (customer_id, amount, method, received_at, ${columns}) VALUES ($1, 10, 'UPI', business_now(), ${values})`,
        [home.customerId],
      );
    expect(await record('status, reversed_at, reversal_reason', `'REVERSED', business_now(), 'x'`)).toBe(
      'payments_begin_free',
    );
    expect(await record('allocated', '5')).toBe('payments_begin_free');
    expect(await record('created_at', `business_now() + interval '1 hour'`)).toBe('ledger_entries_not_in_future');
    expect(await record('historical', 'true')).toBeUndefined();
    expect(await home.balance(), 'history is not in the ledger').toBe('0.00');
  });

  it.each([
    'amount = 1',
    `method = 'CASH'`,
    `received_at = received_at - interval '1 day'`,
    'historical = true',
    'allocated = 1',
    'recorded_by_id = (SELECT id FROM users)',
    'idempotency_key = uuid_v7()',
    `created_at = created_at - interval '1 day'`,
    `note = 'x'`,
    `reference = 'x'`,
    `reversed_at = business_now()`,
    `reversal_reason = 'x'`,
    'id = uuid_v7()',
    'customer_id = uuid_v7()',
    'order_id = uuid_v7()',
    'delivery_status_id = uuid_v7()',
  ])('are never changed: SET %s', async (change) => {
    const paymentId = await home.pay('10');
    expect(await run(`UPDATE payments SET ${change} WHERE id = $1`, [paymentId])).toBe('payments_frozen');
  });

  it('but anonymised', async () => {
    const paymentId = await home.value<string>(
      `INSERT INTO payments (customer_id, amount, method, received_at, reference, note) VALUES ($1, 10, 'UPI', business_now(), '9876543210@upi', 'From her brother') RETURNING id`,
      [home.customerId],
    );
    expect(await run('UPDATE payments SET reference = NULL, note = NULL WHERE id = $1', [paymentId])).toBeUndefined();
  });

  it('are dated when they are booked, not when their transaction began', async () => {
    const client = await home.pool.connect();
    await client.query(`BEGIN; SET LOCAL earlybird.now = ''; SELECT pg_sleep(0.01)`);
    const paymentId = await home.pay('10', client);
    const dated = await home.value(
      `SELECT created_at > now() AND created_at = booked_at FROM payments JOIN ledger_entries ON payment_id = id WHERE id = $1`,
      [paymentId],
      client,
    );
    await client.query('COMMIT');
    client.release();
    expect(dated).toBe(true);
  });

  it('are never deleted', async () => {
    expect(await run('DELETE FROM payments')).toBe('payments_never_deleted');
    expect(await run('DELETE FROM payments WHERE false')).toBe('payments_never_deleted');
    expect(await run('TRUNCATE payments CASCADE')).toBe('payments_never_deleted');
  });

  it('are reversed once: what they paid is open again, or paid by what else there is', async () => {
    const [march, april] = [await home.invoice('100', '2026-03-01'), await home.invoice('50', '2026-04-01')];
    const [firstPayment] = [await home.pay('100'), await home.pay('60')];
    // First in, first out: 100 on March; 50 of 60 on April, 10 in advance.
    expect([await home.figures(march), await home.figures(april)]).toMatchObject([
      { paid: '100.00' },
      { paid: '50.00' },
    ]);
    await home.reverse(firstPayment);
    // The advance of 10 goes to March; what pays April stays there.
    expect([await home.figures(march), await home.figures(april)]).toMatchObject([
      { paid: '10.00' },
      { paid: '50.00' },
    ]);
    expect(await home.balance()).toBe('90.00');
    expect(await run(`UPDATE payments SET reversal_reason = 'again' WHERE id = $1`, [firstPayment])).toBe(
      'payments_frozen',
    );
    expect(
      await run(`UPDATE payments SET status = 'RECORDED', reversed_at = NULL, reversal_reason = NULL WHERE id = $1`, [
        firstPayment,
      ]),
    ).toBe('payments_reversed_once');
    await home.pool.query(`UPDATE payments SET status = 'REVERSED' WHERE id = $1`, [firstPayment]);
    expect(
      await home.value(`SELECT count(*)::int FROM ledger_entries WHERE payment_id = $1 AND kind = 'PAYMENT_REVERSAL'`, [
        firstPayment,
      ]),
    ).toBe(1);
  });

  const allocate = (paymentId: string, invoiceId: string, amount: string) =>
    run('INSERT INTO payment_allocations (customer_id, payment_id, invoice_id, amount) VALUES ($1, $2, $3, $4)', [
      home.customerId,
      paymentId,
      invoiceId,
      amount,
    ]);

  it('are allocated to no more than themselves and no more than the invoice asks for', async () => {
    const [march, april] = [await home.invoice('100', '2026-03-01'), await home.invoice('100', '2026-04-01')];
    const paymentId = await home.pay('150');
    expect(await allocate(paymentId, april, '0.01'), 'all of it is allocated').toBe('payments_allocated_check');
    const second = await home.pay('80');
    expect(await home.value('SELECT allocated FROM payments WHERE id = $1', [second])).toBe('50.00');
    expect(await allocate(second, march, '1'), 'March is paid').toBe('invoices_paid_check');
    expect(await allocate(second, april, '30.01')).toBe('payments_allocated_check');
  });

  it('only recorded ones, and to finalised invoices only', async () => {
    const march = await home.invoice('100');
    const draft = await home.draft('2026-04-01');
    const paymentId = await home.pay('200');
    expect(await allocate(paymentId, draft, '1')).toBe('payment_allocations_finalized_invoice');
    await home.void(march);
    expect(await allocate(paymentId, march, '1')).toBe('payment_allocations_finalized_invoice');
    const may = await home.invoice('500', '2026-05-01');
    await home.reverse(paymentId);
    expect(await allocate(paymentId, may, '1')).toBe('payment_allocations_recorded_payment');
    const historical = await home.value<string>(
      `INSERT INTO payments (customer_id, amount, method, received_at, historical) VALUES ($1, 10, 'UPI', business_now(), true) RETURNING id`,
      [home.customerId],
    );
    expect(await allocate(historical, may, '1')).toBe('payment_allocations_recorded_payment');
    const released = run(
      'INSERT INTO payment_allocations (customer_id, payment_id, invoice_id, amount, released_at) VALUES ($1, $2, $3, 1, business_now())',
      [home.customerId, await home.pay('1'), may],
    );
    expect(await released).toBe('payment_allocations_unreleased');
  });
});

describe('34. An advance never goes below zero', () => {
  it('what is given back is free, and used up by it', async () => {
    await home.invoice('30');
    const paymentId = await home.pay('100');
    expect(await refusalOf(home.refund(paymentId, '70.01'))).toBe('payments_allocated_check');
    await home.refund(paymentId, '70');
    expect(await home.balance()).toBe('0.00');
    const april = await home.invoice('10', '2026-04-01');
    expect(await home.figures(april), 'nothing is left for April').toMatchObject({ paid: '0.00' });
    expect(await refusalOf(home.reverse(paymentId)), 'money that was given back was not returned by the bank').toBe(
      'payments_reversed_released_check',
    );
  });

  it('a refund names a payment that counts', async () => {
    const none = run(`INSERT INTO ledger_entries (customer_id, kind, amount) VALUES ($1, 'REFUND', 1)`, [
      home.customerId,
    ]);
    expect(await none).toBe('ledger_entries_refund_payment');
    const paymentId = await home.pay('10');
    await home.reverse(paymentId);
    expect(await refusalOf(home.refund(paymentId, '1'))).toBe('ledger_entries_refund_payment');
  });
});

describe('Credit notes', () => {
  async function billed(input: Parameters<BilledHousehold['deliver']>[0]) {
    const { orderId } = await home.deliver(input);
    const invoiceId = await home.draft();
    await home.bill(invoiceId);
    await home.finalize(invoiceId);
    return { invoiceId, lineId: await home.lineOf(orderId) };
  }
  const note = (
    invoiceId: string,
    lineId: string,
    [quantity, net, tax]: readonly [string, string, string],
    total: readonly [string, string] = [net, tax],
  ) =>
    run(
      `WITH note AS (INSERT INTO credit_notes (customer_id, invoice_id, reason, net, tax, total, issued_at) VALUES ($1, $2, 'Sour', $7, $8, $7::numeric + $8::numeric, business_now()) RETURNING id)
       INSERT INTO credit_note_lines (customer_id, credit_note_id, invoice_id, invoice_line_id, quantity, net, tax, amount)
       SELECT $1, id, $2, $3, $4, $5, $6, $5::numeric + $6::numeric FROM note`,
      [home.customerId, invoiceId, lineId, quantity, net, tax, ...total],
    );

  it('take back in three parts what the line is, to the paisa: 3 × 33.33 with 18 % inside', async () => {
    // 99.99 holds 99.99 × 18 / 118 = 15.25. Parts: 33.33 holds 5.08, 66.66 holds 10.17, so 5.08 + 5.09 + 5.08 = 15.25.
    const { invoiceId, lineId } = await billed({ ordered: ['3'], unitPrice: '33.33', taxRate: '18' });
    for (const part of ['1', '1', '1']) await home.credit(lineId, part);
    expect(
      await home.value(
        `SELECT string_agg(tax::text, ' ' ORDER BY credit_note_id) FROM credit_note_lines WHERE invoice_line_id = $1`,
        [lineId],
      ),
    ).toBe('5.08 5.09 5.08');
    expect(await home.figures(invoiceId)).toMatchObject({ total: '99.99', credited: '99.99' });
    expect(await home.value('SELECT live FROM invoice_lines WHERE id = $1', [lineId])).toBe(false);
    expect(await home.balance()).toBe('0.00');
  });

  it('no more than the line, and at its price and tax', async () => {
    const { invoiceId, lineId } = await billed({ ordered: ['2'], unitPrice: '60', taxRate: '5', taxInclusive: false });
    expect(await note(invoiceId, lineId, ['2.001', '120.06', '6'])).toBe('credit_note_lines_within_line');
    expect(await note(invoiceId, lineId, ['1', '59.99', '3'])).toBe('credit_note_lines_as_billed');
    expect(await note(invoiceId, lineId, ['1', '60', '2.99'])).toBe('credit_note_lines_as_billed');
    expect(await note(invoiceId, lineId, ['1', '60', '3'])).toBeUndefined();
    expect(await note(invoiceId, lineId, ['1.5', '90', '4.5'])).toBe('credit_note_lines_within_line');
  });

  it('are the sum of their lines, which come with them', async () => {
    const { invoiceId, lineId } = await billed({ ordered: ['2'] });
    expect(await note(invoiceId, lineId, ['1', '60', '0'], ['61', '0'])).toBe('credit_notes_total_of_lines');
    const bare = run(
      `INSERT INTO credit_notes (customer_id, invoice_id, reason, net, tax, total, issued_at) VALUES ($1, $2, 'x', 1, 0, 1, business_now())`,
      [home.customerId, invoiceId],
    );
    expect(await bare).toBe('credit_notes_total_of_lines');
    await home.credit(lineId, '1');
    const later = run(
      `INSERT INTO credit_note_lines (customer_id, credit_note_id, invoice_id, invoice_line_id, quantity, net, tax, amount)
       SELECT customer_id, id, invoice_id, $1, 1, 60, 0, 60 FROM credit_notes WHERE invoice_id = $2`,
      [lineId, invoiceId],
    );
    expect(await later).toBe('credit_notes_total_of_lines');
  });

  it('credit finalised invoices only', async () => {
    const { orderId } = await home.deliver();
    const invoiceId = await home.draft();
    await home.bill(invoiceId);
    expect(await note(invoiceId, await home.lineOf(orderId), ['1', '60', '0'])).toBe('credit_notes_on_finalized');
  });

  it('of a paid invoice set free what was paid too much, for the next one', async () => {
    const { invoiceId, lineId } = await billed({ ordered: ['2'] });
    await home.pay('120');
    await home.credit(lineId, '1');
    expect(await home.figures(invoiceId)).toEqual({
      status: 'FINALIZED',
      total: '120.00',
      paid: '60.00',
      credited: '60.00',
    });
    expect(await home.balance()).toBe('-60.00');
    const april = await home.invoice('100', '2026-04-01');
    expect(await home.figures(april)).toMatchObject({ paid: '60.00' });
  });

  it.each(['credit_notes', 'credit_note_lines'])('%s are never changed', async (table) => {
    const { lineId } = await billed({});
    await home.credit(lineId, '1');
    for (const change of [`UPDATE ${table} SET net = net + 1`, `DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`]) {
      expect(await run(change), change).toBe(`${table}_append_only`);
    }
  });

  it('have numbers of their own series, whatever is said', async () => {
    const { lineId } = await billed({});
    await home.credit(lineId, '1');
    expect(await home.value('SELECT number FROM credit_notes WHERE customer_id = $1', [home.customerId])).toMatch(
      /^CN\/25-26\/\d{6}$/,
    );
    const { lineId: other, invoiceId } = await (async () => {
      const { orderId } = await home.deliver();
      const april = await home.draft('2026-04-01');
      await home.bill(april, orderId);
      await home.finalize(april);
      return { invoiceId: april, lineId: await home.lineOf(orderId) };
    })();
    const early = run(
      `WITH note AS (INSERT INTO credit_notes (customer_id, invoice_id, reason, net, tax, total, issued_at) VALUES ($1, $2, 'x', 60, 0, 60, business_now() - interval '1 day') RETURNING id)
       INSERT INTO credit_note_lines (customer_id, credit_note_id, invoice_id, invoice_line_id, quantity, net, tax, amount) SELECT $1, id, $2, $3, 1, 60, 0, 60 FROM note`,
      [home.customerId, invoiceId, other],
    );
    expect(await early).toBe('ledger_entries_in_order');
  });
});
