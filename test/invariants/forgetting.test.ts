import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BilledHousehold } from '../support/billed-household.ts';
import { refusalOf } from '../support/refusal.ts';

/** A row with a reason, next to one of the same kind without. */
interface Case {
  readonly table: string;
  readonly column: string;
  readonly refusal: string;
  /** Creates a row with a reason and returns its id. */
  readonly make: () => Promise<string>;
  /** Creates one without a reason; absent for credit notes, which always have one. */
  readonly makeBare?: () => Promise<string>;
  /** A column of the row that must not change along with it. */
  readonly facts: readonly string[];
}

let home: BilledHousehold;
beforeAll(async () => {
  home = await BilledHousehold.open();
});
afterAll(() => home.close());

let month = 0;
/** A finalised invoice in a month of its own. */
const invoice = () => {
  month += 1;
  return home.invoice('100', `2026-0${month}-01`);
};

const CASES: readonly Case[] = [
  {
    table: 'payments',
    column: 'reversal_reason',
    refusal: 'payments_frozen',
    async make() {
      const id = await home.pay('10');
      await home.reverse(id);
      return id;
    },
    makeBare: () => home.pay('10'),
    facts: ['amount = 1', `reversed_at = reversed_at + interval '1 hour'`, `reference = 'x'`],
  },
  {
    table: 'invoices',
    column: 'void_reason',
    refusal: 'invoices_frozen',
    async make() {
      const id = await invoice();
      await home.void(id);
      return id;
    },
    makeBare: invoice,
    facts: ['total = total + 1, subtotal = subtotal + 1', `voided_at = voided_at + interval '1 hour'`, 'number = NULL'],
  },
  {
    table: 'delivery_statuses',
    column: 'correction_reason',
    refusal: 'delivery_statuses_append_only',
    async make() {
      const first = await home.deliver({ ordered: ['2'] });
      return (await home.correct(first, ['1'])).id;
    },
    makeBare: async () => (await home.deliver()).id,
    facts: [`status = 'DELIVERED'`, `recorded_at = recorded_at - interval '1 hour'`, `note = 'x'`],
  },
  {
    table: 'credit_notes',
    column: 'reason',
    refusal: 'credit_notes_append_only',
    async make() {
      const { orderId } = await home.deliver();
      month += 1;
      const invoiceId = await home.draft(`2026-0${month}-01`);
      await home.bill(invoiceId, orderId);
      await home.finalize(invoiceId);
      await home.credit(await home.lineOf(orderId), '1');
      return home.value('SELECT id FROM credit_notes WHERE invoice_id = $1', [invoiceId]);
    },
    facts: ['net = net + 1, total = total + 1', 'number = NULL', `issued_at = issued_at - interval '1 hour'`],
  },
];

describe.each(CASES)('$table.$column', ({ table, column, refusal, make, makeBare, facts }) => {
  let id: string;
  const set = (change: string, row = id) =>
    refusalOf(home.pool.query(`UPDATE ${table} SET ${change} WHERE id = $1`, [row]));
  beforeAll(async () => {
    id = await make();
  });

  it.each([`'Something else'`, `''`, `lower(removed_text())`])('does not become %s', async (value) => {
    expect(await set(`${column} = ${value}`)).toBe(refusal);
  });

  it.each(facts)('takes nothing with it: not %s', async (fact) => {
    expect(await set(`${column} = removed_text(), ${fact}`)).toBe(refusal);
  });

  it('is not put on a row that has none', async () => {
    if (makeBare === undefined) return;
    expect(await set(`${column} = removed_text()`, await makeBare())).toBe(refusal);
  });

  it('is removed, for good, and nothing else of the row moves', async () => {
    const others = `to_jsonb(${table}) - '${column}'`;
    const before = await home.value(`SELECT ${others} FROM ${table} WHERE id = $1`, [id]);
    expect(await home.value(`SELECT ${column} FROM ${table} WHERE id = $1`, [id])).not.toBe('Removed');
    expect(await set(`${column} = removed_text()`)).toBeUndefined();
    expect(await home.value(`SELECT ${others} FROM ${table} WHERE id = $1`, [id])).toEqual(before);
    expect(await set(`${column} = 'It came back'`)).toBe(refusal);
    expect(await set(`${column} = NULL`)).toBe(refusal);
  });
});
