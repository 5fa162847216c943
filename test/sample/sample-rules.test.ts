import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenDatabase, openLoaded, openShared } from './open-database.ts';
import { DELIVERY_RULES } from './rules/delivery-rules.ts';
import { INVOICE_RULES } from './rules/invoice-rules.ts';
import { LEDGER_RULES } from './rules/ledger-rules.ts';
import { ORDER_RULES } from './rules/order-rules.ts';
import { PAYMENT_RULES } from './rules/payment-rules.ts';
import { PLAN_RULES } from './rules/plan-rules.ts';
import { RECORD_RULES } from './rules/record-rules.ts';

const RULES = [
  ...PLAN_RULES,
  ...ORDER_RULES,
  ...DELIVERY_RULES,
  ...INVOICE_RULES,
  ...PAYMENT_RULES,
  ...LEDGER_RULES,
  ...RECORD_RULES,
];

describe.each<{ sample: string; open: () => Promise<OpenDatabase> }>([
  { sample: 'the one that tests share', open: openShared },
  {
    sample: 'more customers and one month',
    open: () => openLoaded({ customers: 150, months: 1, seed: 3, until: '2026-02-10' }),
  },
  {
    sample: 'a financial year and more, to the night before the first round of a month',
    open: () =>
      openLoaded(
        { customers: 12, months: 14, seed: 5, until: '2026-04-01' },
        { 'earlybird.now': '2026-04-01T03:00:00+05:30' },
      ),
  },
  {
    sample: 'the smallest',
    open: () => openLoaded({ customers: 1, months: 1, seed: 0, until: '2026-03-15' }),
  },
])('a sample: $sample', ({ open }) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database?.close());

  it('says once what it is, which the rules go by', async () => {
    const { rows } = await database.pool.query(
      `SELECT after ?& ARRAY['customers', 'months', 'seed', 'until', 'asOf'] AS complete FROM audit_events WHERE action = 'sample.load'`,
    );
    expect(rows).toEqual([{ complete: true }]);
  });

  it.each(RULES)('$name', async ({ violations }) => {
    const { rows } = await database.pool.query(violations);
    expect(rows.slice(0, 3)).toEqual([]);
  });
});
