import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BilledHousehold, type Delivery } from '../support/billed-household.ts';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';
import { type NaiveLine, naiveBill, rupees, units } from './naive-bill.ts';

// The preview against a reading of the rows that shares no SQL with it, for random households. Their clock is at noon on 31
// March, so all but that day's deliveries are recorded late, some after a bill of their month.

const MONTHS = ['2026-01', '2026-02', '2026-03', '2026-04'];

let home: BilledHousehold;
let graph: TestGraph;
beforeAll(async () => {
  home = await BilledHousehold.open();
  await home.pool.query(`UPDATE users SET status = 'ACTIVE'`);
  graph = await openTestGraph({ create: async () => ({ url: home.url, drop: async () => {} }) });
});
afterAll(async () => {
  await graph?.close();
  await home?.close();
});

const thousandths = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((number) => (number / 1_000).toFixed(3));

const item = fc.record({
  ordered: thousandths(500, 9_999),
  part: fc.constantFrom('ALL', 'ALL', 'SOME', 'NONE'),
  unitPrice: fc.integer({ min: 100, max: 99_999 }).map((paise) => (paise / 100).toFixed(2)),
  taxRate: fc.constantFrom('0', '5', '12.5', '18', '28'),
  taxInclusive: fc.boolean(),
});

type Event = 'CORRECT' | 'BILL' | 'FINALIZE' | 'VOID' | 'CREDIT ONE' | 'CREDIT A PART' | 'PAY';

/** What can happen to a delivery after it. */
const STORIES: readonly (readonly Event[])[] = [
  [],
  ['PAY'],
  ['CORRECT'],
  ['BILL'],
  ['BILL', 'CORRECT'],
  ['CORRECT', 'BILL', 'FINALIZE'],
  ['BILL', 'FINALIZE', 'VOID'],
  ['BILL', 'FINALIZE', 'VOID', 'CORRECT', 'BILL'],
  ['BILL', 'FINALIZE', 'CREDIT A PART'],
  ['BILL', 'FINALIZE', 'CREDIT ONE'],
  ['PAY', 'BILL', 'FINALIZE', 'CREDIT ONE'],
];

const delivery = fc.record({
  day: fc.integer({ min: 0, max: 89 }),
  subscribed: fc.boolean(),
  imported: fc.constantFrom(null, null, null, null, 'HISTORY' as const, 'RECOVERABLE' as const),
  items: fc.array(item, { minLength: 1, maxLength: 3 }),
  events: fc.constantFrom<readonly Event[]>(...STORIES),
});

type MadeUp = typeof delivery extends fc.Arbitrary<infer T> ? T : never;

const household = fc.uniqueArray(delivery, { selector: ({ day }) => day, minLength: 1, maxLength: 5 });

const dateOf = (day: number) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);

const deliveredOf = ({ ordered, part }: MadeUp['items'][number]) =>
  part === 'ALL' ? ordered : part === 'NONE' ? '0.000' : (Number(ordered) / 3).toFixed(3);

/** Plays the random events, one delivery after another; events that cannot follow the previous ones are skipped. */
async function live(of: BilledHousehold, deliveries: readonly MadeUp[]): Promise<void> {
  const subscriptionId = await of.subscribe();
  const periods = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01', '2026-06-01'];
  for (const { day, subscribed, imported, items, events } of deliveries) {
    let last: Delivery = await of.deliver({
      date: dateOf(day),
      subscriptionId: subscribed ? subscriptionId : null,
      imported: items.every(({ part }) => part === 'NONE') ? null : imported,
      ordered: items.map(({ ordered }) => ordered),
      delivered: items.map(deliveredOf),
      priced: items,
    });
    let invoiceId: string | undefined;
    let state: 'OPEN' | 'DRAFT' | 'FINALIZED' | 'SETTLED' = imported === null ? 'OPEN' : 'SETTLED';
    for (const event of events) {
      if (event === 'PAY') await of.pay('250.00');
      if (event === 'CORRECT' && (state === 'OPEN' || state === 'DRAFT')) {
        last = await of.correct(
          last,
          items.map(({ ordered }, at) => (at === 0 ? ordered : '0.000')),
        );
      }
      if (event === 'BILL' && state === 'OPEN') {
        invoiceId = await of.draft(periods.shift());
        if ((await of.bill(invoiceId, last.orderId)) > 0) state = 'DRAFT';
      }
      if (event === 'FINALIZE' && state === 'DRAFT') {
        await of.finalize(invoiceId as string);
        state = 'FINALIZED';
      }
      if (event === 'VOID' && state === 'FINALIZED') {
        await of.void(invoiceId as string);
        state = 'OPEN';
      }
      if (event.startsWith('CREDIT') && state === 'FINALIZED') {
        const { rows } = await of.pool.query(
          'SELECT id, quantity FROM invoice_lines WHERE invoice_id = $1 ORDER BY order_item_id LIMIT 1',
          [invoiceId],
        );
        await of.credit(rows[0].id, event === 'CREDIT ONE' ? rows[0].quantity : '0.001');
        state = 'SETTLED';
      }
    }
  }
}

interface Bill {
  readonly customer: { readonly id: string; readonly balance: string };
  readonly openingBalance: string;
  readonly total: string;
  readonly amountDue: string;
  readonly lines: readonly (Omit<NaiveLine, 'orderId'> & { readonly order: { readonly id: string } })[];
}

async function previewOf(month: string, customerIds: readonly string[]): Promise<readonly Bill[]> {
  const { data, errors } = await graph.ask(
    `query ($month: Month!, $ids: [ID!]!) { billingPreview(period: $month, first: 500, filter: { id: { in: $ids } }) { nodes {
       customer { id balance } openingBalance total amountDue lines { date quantity unitPrice taxRate tax amount order { id } } } } }`,
    { month, ids: customerIds },
  );
  expect(errors).toBeUndefined();
  return data.billingPreview.nodes;
}

const sum = (amounts: readonly string[]) => amounts.reduce((total, amount) => total + units(amount, 2), 0n);

/** As one text, so that lines can be compared in any order. */
const lineText = (line: Omit<NaiveLine, 'customerId' | 'deliveryStatusId' | 'onNextBill'>) =>
  [line.date, line.orderId, line.quantity, line.unitPrice, line.taxRate, line.tax, line.amount].join(' ');

async function advanceOf(customerId: string): Promise<bigint> {
  const { rows } = await home.pool.query<{ paid: string; used: string }>(
    `SELECT (SELECT coalesce(sum(amount), 0)::text FROM payments WHERE customer_id = $1) AS paid,
            (SELECT coalesce(sum(amount), 0)::text FROM payment_allocations WHERE customer_id = $1 AND released_at IS NULL) AS used`,
    [customerId],
  );
  return units(rows[0]?.paid, 2) - units(rows[0]?.used, 2);
}

const seen = { lines: 0, onDemand: 0 };

async function expectPreviewsAsRead(customerIds: readonly string[]): Promise<void> {
  const waiting = await naiveBill(home.pool, customerIds);
  for (const month of MONTHS) {
    const lines = waiting.filter((line) => line.onNextBill && line.date.slice(0, 7) <= month);
    const bills = await previewOf(month, customerIds);
    expect(bills.map(({ customer }) => customer.id).sort()).toEqual(
      [...new Set(lines.map(({ customerId }) => customerId))].sort(),
    );
    for (const bill of bills) {
      const own = lines.filter(({ customerId }) => customerId === bill.customer.id);
      const shown = bill.lines.map(({ order, ...line }) => lineText({ ...line, orderId: order.id }));
      expect(shown.sort()).toEqual(own.map(lineText).sort());
      const total = sum(own.map(({ amount }) => amount));
      const due = total - (await advanceOf(bill.customer.id));
      expect([bill.total, bill.amountDue, bill.openingBalance]).toEqual([
        rupees(total),
        rupees(due > 0n ? due : 0n),
        bill.customer.balance,
      ]);
      seen.lines += own.length;
    }
  }
}

async function expectUnbilledAsRead(customerIds: readonly string[]): Promise<void> {
  const waiting = await naiveBill(home.pool, customerIds);
  const { data } = await graph.ask(
    `query ($ids: [ID!]!) {
       unbilledDeliveries(first: 500, filter: { customer: { id: { in: $ids } } }) { nodes { amount delivery { id } } } }`,
    { ids: customerIds },
  );
  const amounts = new Map<string, bigint>();
  for (const { deliveryStatusId, amount } of waiting) {
    amounts.set(deliveryStatusId, (amounts.get(deliveryStatusId) ?? 0n) + units(amount, 2));
  }
  const shown = data.unbilledDeliveries.nodes.map(
    ({ amount, delivery: { id } }: { amount: string; delivery: { id: string } }) => [id, amount],
  );
  expect(Object.fromEntries(shown)).toEqual(
    Object.fromEntries([...amounts].map(([id, amount]) => [id, rupees(amount)])),
  );
  seen.onDemand += waiting.filter(({ onNextBill }) => !onNextBill).length;
}

describe('What is billable', () => {
  it('is in the preview of its month and of every later one, line by line, as the rows say it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(household, { minLength: 1, maxLength: 3 }), async (households) => {
        const customerIds: string[] = [];
        for (const deliveries of households) {
          const neighbour = await home.neighbour();
          await live(neighbour, deliveries);
          customerIds.push(neighbour.customerId);
        }
        await expectPreviewsAsRead(customerIds);
        await expectUnbilledAsRead(customerIds);
      }),
      { numRuns: 12 },
    );
    expect(seen.lines).toBeGreaterThan(50);
    expect(seen.onDemand).toBeGreaterThan(0);
  });

  it('is, of two items of which one was credited in full, that one alone: 2 × 10.01 with 5 % on top are 21.02', async () => {
    const neighbour = await home.neighbour();
    const prices = [
      { unitPrice: '10.01', taxRate: '5', taxInclusive: false },
      { unitPrice: '99.99', taxRate: '18', taxInclusive: true },
    ];
    const { itemIds } = await neighbour.deliver({ date: '2026-02-28', ordered: ['2', '1'], priced: prices });
    const invoice = await neighbour.draft('2026-02-01');
    await neighbour.bill(invoice);
    await neighbour.finalize(invoice);
    await neighbour.credit(
      await neighbour.value<string>('SELECT id FROM invoice_lines WHERE order_item_id = $1', [itemIds[0]]),
      '2',
    );
    await expectPreviewsAsRead([neighbour.customerId]);
    await expectUnbilledAsRead([neighbour.customerId]);
    const [bill] = await previewOf('2026-02', [neighbour.customerId]);
    expect(bill?.lines.map(({ amount }) => amount)).toEqual(['21.02']);
  });

  it('and recorded when its month was billed goes on the next bill, with its own date', async () => {
    const neighbour = await home.neighbour();
    await neighbour.invoice('60', '2026-01-01');
    const { orderId } = await neighbour.deliver({ date: '2026-01-31' });
    const [bill] = await previewOf('2026-02', [neighbour.customerId]);
    expect(bill?.lines.map(({ date, order }) => [date, order.id])).toEqual([['2026-01-31', orderId]]);
    await expectPreviewsAsRead([neighbour.customerId]);
  });
});
