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
const set = (invoiceId: string, change: string) => run(`UPDATE invoices SET ${change} WHERE id = $1`, [invoiceId]);

describe('27. One live invoice per customer, period and kind', () => {
  it('not two drafts, not a draft beside a finalised one; another one after a void', async () => {
    const invoiceId = await home.invoice('100');
    const again = () => refusalOf(home.draft());
    expect(await again()).toBe('invoices_one_live_key');
    await home.void(invoiceId);
    const second = await home.draft();
    expect(await again()).toBe('invoices_one_live_key');
    // A void invoice never comes back.
    expect(await set(invoiceId, `status = 'DRAFT'`)).toBe('invoices_transition');
    expect(await run('DELETE FROM invoices WHERE id = $1', [second])).toBeUndefined();
    expect(await again()).toBeUndefined();
  });
});

describe('28. An invoice goes from DRAFT to FINALIZED to VOID', () => {
  it('and begins as a draft', async () => {
    const begin = (columns: string, values: string) =>
      run(`INSERT INTO invoices (customer_id, period, ${columns}) VALUES ($1, '2026-05-01', ${values})`, [
        home.customerId,
      ]);
    const finalised = `'FINALIZED', business_now(), '2026-06-10'`;
    expect(await begin('status, issued_at, due_date', finalised)).toBe('invoices_begin_as_drafts');
    expect(await begin('status, voided_at, void_reason', `'VOID', business_now(), 'x'`)).toBe(
      'invoices_begin_as_drafts',
    );
    expect(await begin('subtotal, total', '5, 5')).toBe('invoices_begin_as_drafts');
    expect(await begin('opening_balance', '5')).toBe('invoices_begin_as_drafts');
    expect(await begin('subtotal, total, amount_paid', '5, 5, 5')).toBe('invoices_begin_as_drafts');
    expect(await begin('subtotal, total, amount_credited', '5, 5, 5')).toBe('invoices_begin_as_drafts');
    expect(await begin('kind', `'OPENING'`)).toBe('invoices_begin_as_drafts');
    expect(await begin('kind, tax, total', `'OPENING', 5, 5`)).toBe('invoices_begin_as_drafts');
    expect(await begin('kind, subtotal, total', `'OPENING', 5, 5`)).toBeUndefined();
  });

  const TRANSITIONS = [
    ['DRAFT', 'FINALIZED', undefined],
    ['DRAFT', 'VOID', 'invoices_transition'],
    ['FINALIZED', 'DRAFT', 'invoices_transition'],
    ['FINALIZED', 'VOID', undefined],
    ['VOID', 'DRAFT', 'invoices_transition'],
    ['VOID', 'FINALIZED', 'invoices_transition'],
  ] as const;
  it.each(TRANSITIONS)('%s to %s: refused by %s', async (from, to, refused) => {
    const { orderId } = await home.deliver();
    const invoiceId = await home.draft();
    await home.bill(invoiceId, orderId);
    if (from !== 'DRAFT') await home.finalize(invoiceId);
    if (from === 'VOID') await home.void(invoiceId);
    const reason = to === 'VOID' ? `, voided_at = business_now(), void_reason = 'x'` : '';
    expect(await set(invoiceId, `status = '${to}'${reason}`)).toBe(refused);
  });

  it.each([
    'number = NULL',
    `number = 'EB/25-26/999999'`,
    'opening_balance = 1',
    'subtotal = 0',
    'tax = 1, total = total + 1',
    'total = 0',
    'amount_paid = 1',
    'amount_credited = 1',
    `due_date = '2030-01-01'`,
    `issued_at = issued_at - interval '1 day'`,
    `period = '2026-04-01'`,
    `kind = 'RECOVERY'`,
    'customer_id = uuid_v7()',
    'id = uuid_v7()',
    'created_at = now()',
    `void_reason = 'x'`,
    'voided_at = now()',
  ])('a finalised one does not change: SET %s', async (change) => {
    expect(await set(await home.invoice('100'), change)).toBe('invoices_frozen');
  });

  it.each([
    'number = NULL, opening_balance = 1',
    'subtotal = 5, total = 5',
    'tax = 5, total = 5',
    `due_date = '2030-01-01'`,
    'issued_at = now()',
    'amount_paid = 1',
    `period = '2026-04-01'`,
    `kind = 'RECOVERY'`,
    `status = 'FINALIZED', number = 'EB/25-26/000099'`,
    `status = 'FINALIZED', total = 1, subtotal = 1`,
    `status = 'FINALIZED', due_date = '2030-01-01'`,
  ])('a draft changes by its lines alone: SET %s', async (change) => {
    expect(await set(await home.draft(), change)).toBe('invoices_frozen');
  });

  it('only a draft is deleted, and only without lines', async () => {
    const invoiceId = await home.invoice('100');
    const remove = (id: string) => run('DELETE FROM invoices WHERE id = $1', [id]);
    expect(await remove(invoiceId)).toBe('invoices_never_deleted');
    await home.void(invoiceId);
    expect(await remove(invoiceId)).toBe('invoices_never_deleted');
    const draft = await home.draft();
    await home.bill(draft);
    expect(await remove(draft)).toBe('invoice_lines_customer_id_invoice_id_fkey');
    await home.pool.query('DELETE FROM invoice_lines WHERE invoice_id = $1', [draft]);
    expect(await remove(draft)).toBeUndefined();
    expect(await run('TRUNCATE invoices CASCADE')).toBe('invoices_never_deleted');
  });

  it('an empty draft is not finalised', async () => {
    const draft = await home.draft();
    expect(await refusalOf(home.finalize(draft))).toBe('invoices_not_empty');
  });

  it('a void one gives back what it billed and what was paid on it', async () => {
    const delivery = await home.deliver();
    const draft = await home.draft();
    await home.bill(draft);
    await home.finalize(draft);
    const paymentId = await home.pay('60');
    expect(await home.figures(draft)).toMatchObject({ paid: '60.00' });
    await home.void(draft);
    expect(await home.figures(draft)).toEqual({ status: 'VOID', total: '60.00', paid: '0.00', credited: '0.00' });
    expect(await home.billingOf(delivery)).toBe('BILLABLE');
    expect(await home.value('SELECT allocated FROM payments WHERE id = $1', [paymentId])).toBe('0.00');
    expect(await home.balance()).toBe('-60.00');
    // The second edition is paid with the money that had paid the first.
    const second = await home.draft();
    await home.bill(second);
    await home.finalize(second);
    expect(await home.figures(second)).toMatchObject({ paid: '60.00' });
    expect(await home.balance()).toBe('0.00');
  });

  it('a credited one is not voided, nor one that is written off in part', async () => {
    const { orderId } = await home.deliver({ ordered: ['2'] });
    const draft = await home.draft();
    await home.bill(draft);
    await home.finalize(draft);
    await home.credit(await home.lineOf(orderId), '1');
    expect(await refusalOf(home.void(draft))).toBe('invoices_void_uncredited');

    const april = await home.invoice('50', '2026-04-01');
    await home.writeOff(april, '1');
    expect(await refusalOf(home.void(april))).toBe('invoices_void_uncredited');
  });
});

describe('A locked month', () => {
  it('takes no invoice, and none of its is finalised or voided; it stays locked', async () => {
    const other = await first.neighbour();
    const finalised = await other.invoice('100', '2026-02-01');
    const { orderId } = await home.deliver();
    const draft = await home.draft('2026-02-01');
    await home.bill(draft, orderId);
    await home.pool.query(`UPDATE billing_periods SET locked_at = business_now() WHERE period = '2026-02-01'`);

    expect(await refusalOf(first.draft('2026-02-01'))).toBe('invoices_period_open');
    expect(await refusalOf(home.finalize(draft))).toBe('invoices_period_open');
    expect(await refusalOf(other.void(finalised))).toBe('invoices_period_open');
    expect(await run(`UPDATE billing_periods SET locked_at = NULL WHERE period = '2026-02-01'`)).toBe(
      'billing_periods_locked_once',
    );
    expect(await run(`UPDATE billing_periods SET period = '2025-01-01' WHERE period = '2026-02-01'`)).toBe(
      'billing_periods_locked_once',
    );
    await home.pool.query(`INSERT INTO billing_periods VALUES ('2024-01-01', business_now())`);
    expect(await run(`DELETE FROM billing_periods WHERE period = '2024-01-01'`)).toBe('billing_periods_locked_once');

    // Finalised invoices can still be paid and credited, and a draft goes to the next month.
    await other.pay('40');
    await home.pool.query('DELETE FROM invoice_lines WHERE invoice_id = $1', [draft]);
    expect(await run('DELETE FROM invoices WHERE id = $1', [draft])).toBeUndefined();
    expect(await home.bill(await home.draft('2026-03-01'))).toBe(1);
  });
});

describe('29. Numbers run without gaps, totals are sums', () => {
  const numberOf = (invoiceId: string) => home.value<string>('SELECT number FROM invoices WHERE id = $1', [invoiceId]);

  it('by the financial year of issue, in at most 16 characters', async () => {
    const [one, two] = [await numberOf(await home.invoice('1')), await numberOf(await home.invoice('1', '2026-04-01'))];
    expect(one).toMatch(/^EB\/25-26\/\d{6}$/);
    expect(Number(two.slice(-6))).toBe(Number(one.slice(-6)) + 1);
    const series = await home.pool.query(
      `SELECT document_series_of('EB', moment::timestamptz) AS series
       FROM unnest(ARRAY['2026-03-31 23:59:59+05:30', '2026-04-01 00:00+05:30', '2099-06-01 00:00+05:30', '2026-03-31 18:30Z']) AS moment`,
    );
    expect(series.rows.map((row) => row.series)).toEqual(['EB/25-26', 'EB/26-27', 'EB/99-00', 'EB/26-27']);
  });

  it('with a region’s code first, in a series of its own from then on, in 16 characters', async () => {
    const before = await numberOf(await home.invoice('1'));
    await home.pool.query(`UPDATE business_settings SET region_code = 'HYD'`);
    const here = await home.invoice('1', '2026-04-01');
    expect(await numberOf(here)).toBe('HYD/E2526/000001');
    await home.credit(await home.value<string>('SELECT id FROM invoice_lines WHERE invoice_id = $1', [here]), '1');
    expect(await home.value<string>('SELECT number FROM credit_notes WHERE invoice_id = $1', [here])).toBe(
      'HYD/C2526/000001',
    );
    await home.pool.query('UPDATE business_settings SET region_code = NULL');
    const after = await numberOf(await home.invoice('1', '2026-05-01'));
    expect([before.slice(0, 9), after.slice(0, 9)]).toEqual(['EB/25-26/', 'EB/25-26/']);
    expect(Number(after.slice(-6))).toBe(Number(before.slice(-6)) + 1);
  });

  it('and are given out by issuing alone', async () => {
    await home.invoice('1');
    expect(await run(`INSERT INTO document_series VALUES ('EB/30-31')`)).toBe('document_series_by_issue');
    expect(await run(`UPDATE document_series SET series = series`)).toBe('document_series_by_issue');
    expect(await run(`DELETE FROM document_series`)).toBe('document_series_by_issue');
    expect(await run(`INSERT INTO document_numbers VALUES ('EB/25-26/999999', 'EB/25-26', 999999)`)).toBe(
      'document_numbers_by_issue',
    );
  });

  it('in the order of issue: none is dated before the one it follows, and none in the future', async () => {
    const other = await first.neighbour();
    await other.invoice('1');
    const { orderId } = await home.deliver();
    const draft = await home.draft();
    await home.bill(draft, orderId);
    const at = (moment: string) => set(draft, `status = 'FINALIZED', issued_at = ${moment}`);
    expect(await at(`business_now() - interval '1 hour'`)).toBe('document_numbers_in_order');
    expect(await at(`business_now() + interval '1 hour'`)).toBe('ledger_entries_not_in_future');
    expect(await at('business_now()')).toBeUndefined();
  });

  it('the issue sums the lines: 2 × 12.50 with 18 % inside, 3 × 10.00 with 5 % on top', async () => {
    // 25.00 holds 25 × 18 / 118 = 3.81, net 21.19; 30.00 bears 1.50 on top: net 51.19, tax 5.31, total 56.50
    const inside = await home.deliver({ ordered: ['2'], unitPrice: '12.50', taxRate: '18' });
    const onTop = await home.deliver({ ordered: ['3'], unitPrice: '10', taxRate: '5', taxInclusive: false });
    const draft = await home.draft();
    await home.bill(draft, inside.orderId);
    await home.bill(draft, onTop.orderId);
    await home.finalize(draft);
    expect(await home.value('SELECT array[subtotal, tax, total]::text FROM invoices WHERE id = $1', [draft])).toBe(
      '{51.19,5.31,56.50}',
    );
    expect(await home.balance()).toBe('56.50');
    // Due ten days after its month, or on the day of issue if that is later.
    expect(await home.value('SELECT due_date::text FROM invoices WHERE id = $1', [draft])).toBe('2026-04-10');
    const late = await home.invoice('1', '2026-01-01');
    expect(await home.value('SELECT due_date::text FROM invoices WHERE id = $1', [late])).toBe('2026-03-31');
  });
});

describe('30. An invoice opens with what the customer owed before it', () => {
  it('an opening balance, a bill, a payment, another bill', async () => {
    const opening = await home.value<string>(
      `INSERT INTO invoices (customer_id, kind, period, subtotal, total) VALUES ($1, 'OPENING', '2026-01-01', 40, 40) RETURNING id`,
      [home.customerId],
    );
    await home.finalize(opening);
    const opens = (id: string) => home.value('SELECT opening_balance FROM invoices WHERE id = $1', [id]);
    expect(await opens(opening)).toBe('0.00');
    expect(await home.value('SELECT number FROM invoices WHERE id = $1', [opening])).toBeNull();
    const march = await home.invoice('100', '2026-03-01');
    expect(await opens(march)).toBe('40.00');
    await home.pay('90');
    // 40 + 100 - 90 = 50; the opening balance was paid first.
    expect(await opens(await home.invoice('10', '2026-04-01'))).toBe('50.00');
    expect([await home.figures(opening), await home.figures(march)]).toMatchObject([
      { paid: '40.00' },
      { paid: '50.00' },
    ]);
    // An advance is a negative one.
    await home.pay('200');
    expect(await opens(await home.invoice('10', '2026-05-01'))).toBe('-140.00');
  });
});
