import { afterAll, beforeAll, expect, it } from 'vitest';
import { deliverOneTimeOrder } from '../support/deliver-one-time-order.ts';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph.close());

/** A sum over no rows is null. */
const cents = (text: string | null) => BigInt((text ?? '0').replace('.', ''));
/** ₹ 999,999,999.99 × 1,000: the most that fits one order is just below 10^12. */
const LARGE = { date: '2026-03-31', quantity: '1000.000', unitPrice: '999999999.99' };

async function figures() {
  const { data, errors } = await graph.ask(`{
    revenue(from: "2026-03-01", to: "2026-04-01", groupBy: []) { delivered unbilled }
    orders(filter: { deliveryDate: { eq: "2026-03-31" } }) { aggregate { sum { total } } }
    billingPreview(period: "2026-03") { aggregate { sum { total } } } }`);
  expect(errors).toBeUndefined();
  return data;
}

it('Reports do not end at what one amount can be', async () => {
  const before = await figures();
  await deliverOneTimeOrder(graph.database.pool, LARGE);
  await deliverOneTimeOrder(graph.database.pool, LARGE);
  const after = await figures();
  // 2 × 999,999,999,990.00
  const added = 199_999_999_998_000n;
  const more = (figure: (data: typeof after) => string | null) => cents(figure(after)) - cents(figure(before));
  expect(cents(after.revenue[0].delivered)).toBeGreaterThan(99_999_999_999_999n);
  expect(more(({ revenue }) => revenue[0].delivered)).toBe(added);
  expect(more(({ revenue }) => revenue[0].unbilled)).toBe(added);
  expect(more(({ billingPreview }) => billingPreview.aggregate.sum.total)).toBe(added);
  expect(more(({ orders }) => orders.aggregate.sum.total)).toBe(added);
});
