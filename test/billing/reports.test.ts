import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliverOneTimeOrder } from '../support/deliver-one-time-order.ts';
import { recordStatements } from '../support/statements.ts';
import { type Answer, openTestGraph, type TestGraph } from '../support/test-graph.ts';

const TODAY = '2026-03-31';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openTestGraph();
  // March is billed up to its last day; what is delivered on that day waits for the next run.
  for (const quantity of ['1.000', '2.500', '0.500'])
    await deliverOneTimeOrder(graph.database.pool, { date: TODAY, quantity });
});
afterAll(() => graph.close());

const operation = (name: string) => readFile(`examples/operations/${name}.graphql`, 'utf8');
const cents = (text: string) => BigInt(text.replace('.', ''));
const sum = (texts: string[]) => texts.reduce((total, text) => total + cents(text), 0n);

async function inOneStatement(ask: () => Promise<Answer>): Promise<Answer['data']> {
  let answer: Answer | undefined;
  const statements = await recordStatements(async () => {
    answer = await ask();
  });
  expect(answer?.errors).toBeUndefined();
  expect(statements).toHaveLength(1);
  return answer?.data;
}

async function value<T>(text: string, values: unknown[] = []): Promise<T> {
  const { rows } = await graph.database.pool.query({ text, values, rowMode: 'array' });
  return rows[0]?.[0];
}

describe('A delivery run', () => {
  it('leads an agent to each of its stops once, with everything that is to be left there', async () => {
    const agent = await graph.viewer('agent@earlybird.example');
    const date = await value<string>(
      `SELECT max(delivery_date)::text FROM orders WHERE agent_id = $1 AND delivery_date <= '${TODAY}' AND status <> 'CANCELLED'`,
      [agent.userId],
    );
    const query = await operation('delivery-run');
    const { deliveryRun } = await inOneStatement(() => graph.ask(query, { date }, agent));
    const { rows } = await graph.database.pool.query(
      `SELECT id, customer_id FROM orders WHERE agent_id = $1 AND delivery_date = $2 AND status <> 'CANCELLED'`,
      [agent.userId, date],
    );
    expect(rows.length).toBeGreaterThan(3);
    expect(deliveryRun.stopCount).toBe(deliveryRun.stops.length);
    const orders = deliveryRun.stops.flatMap((stop: { orders: { id: string }[] }) => stop.orders);
    expect(orders.map(({ id }: { id: string }) => id).sort()).toEqual(rows.map(({ id }) => id).sort());

    const carried = new Map<string, bigint>();
    for (const { items } of orders) {
      for (const { product, quantity } of items) {
        carried.set(product.name, (carried.get(product.name) ?? 0n) + cents(quantity));
      }
    }
    const totals = deliveryRun.totals.map(({ product, quantity }: { product: { name: string }; quantity: string }) => [
      product.name,
      cents(quantity),
    ]);
    expect(new Map(totals)).toEqual(carried);
  });

  it('follows the round, and one shift or area where asked', async () => {
    const date = '2026-03-30';
    const query = `query ($date: Date!, $shift: Shift, $areaId: ID) { deliveryRun(date: $date, shift: $shift, areaId: $areaId) {
      shift stopCount stops { position customer { name } orders { shift area { id } } } } }`;
    const areaId = await value<string>(
      `SELECT area_id FROM orders WHERE delivery_date = $1 GROUP BY 1 ORDER BY count(*) DESC LIMIT 1`,
      [date],
    );
    const { deliveryRun } = (await graph.ask(query, { date, shift: 'MORNING', areaId })).data;
    expect(deliveryRun.shift).toBe('MORNING');
    expect(deliveryRun.stops.length).toBeGreaterThan(1);
    for (const { orders } of deliveryRun.stops) {
      expect(
        orders.every(
          (order: { shift: string; area: { id: string } }) => order.shift === 'MORNING' && order.area.id === areaId,
        ),
      ).toBe(true);
    }
    const positions = deliveryRun.stops.map(
      ({ position }: { position: number | null }) => position ?? Number.POSITIVE_INFINITY,
    );
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
  });

  it('holds nothing of others: a customer gets its own orders, an agent no stranger’s round', async () => {
    const query = '{ deliveryRun(date: "2026-03-30") { stops { customer { id } } } }';
    const customer = await graph.viewer('customer@earlybird.example');
    const stops = (await graph.ask(query, {}, customer)).data.deliveryRun.stops;
    expect(stops.every((stop: { customer: { id: string } }) => stop.customer.id === customer.customerId)).toBe(true);

    const agent = await graph.viewer('agent@earlybird.example');
    const other = await value<string>(`SELECT id FROM users WHERE role = 'DELIVERY_AGENT' AND id <> $1 LIMIT 1`, [
      agent.userId,
    ]);
    const foreign = await graph.ask(
      'query ($agentId: ID) { deliveryRun(date: "2026-02-10", agentId: $agentId) { stopCount totals { quantity } } }',
      { agentId: other },
      agent,
    );
    const own = await value<number>(
      `SELECT count(DISTINCT (o.customer_id, o.address_id))::int FROM orders o JOIN customers c ON c.id = o.customer_id
       WHERE o.agent_id = $1 AND c.agent_id = $2 AND o.delivery_date = '2026-02-10' AND o.status <> 'CANCELLED'`,
      [other, agent.userId],
    );
    expect(foreign.data.deliveryRun.stopCount).toBe(own);
  });
});

describe('Demand', () => {
  it('adds up what a day’s orders ask for', async () => {
    const data = await inOneStatement(() =>
      graph.ask('{ demand(date: "2026-03-30") { product { name } quantity orders } }'),
    );
    const { rows } = await graph.database.pool.query(`
      SELECT p.name, sum(i.quantity)::text AS quantity, count(DISTINCT o.id)::int AS orders
      FROM orders o JOIN order_items i ON i.order_id = o.id JOIN products p ON p.id = i.product_id
      WHERE o.delivery_date = '2026-03-30' AND o.status <> 'CANCELLED' GROUP BY 1`);
    expect(rows.length).toBeGreaterThan(3);
    expect(data.demand).toHaveLength(rows.length);
    for (const { name, ...figures } of rows) expect(data.demand).toContainEqual({ product: { name }, ...figures });
  });
});

describe('Revenue', () => {
  it('is delivered = billed + unbilled if nothing was imported, however it is split', async () => {
    const query = `query ($keys: [RevenueKey!]!) { revenue(from: "2026-02-01", to: "2026-04-01", groupBy: $keys) {
      day month source area { name } product { name } agent { name } orders delivered billed unbilled } }`;
    const split = async (keys: string[]) => (await graph.ask(query, { keys })).data.revenue;
    const [whole] = await split([]);
    expect(cents(whole.delivered)).toBeGreaterThan(0n);
    expect(cents(whole.billed)).toBeGreaterThan(0n);
    for (const keys of [['DAY'], ['MONTH', 'SOURCE'], ['AREA'], ['PRODUCT'], ['AGENT', 'PRODUCT', 'DAY']]) {
      const rows = await split(keys);
      expect(rows.length).toBeGreaterThan(1);
      for (const figure of ['delivered', 'billed', 'unbilled'] as const) {
        expect(sum(rows.map((row: Record<typeof figure, string>) => row[figure]))).toBe(cents(whole[figure]));
      }
    }
    const stored = await value<string>(`
      SELECT sum(l.amount)::text FROM invoice_lines l JOIN orders o ON o.id = l.order_id
      WHERE l.live AND o.delivery_date >= '2026-02-01' AND o.delivery_date < '2026-04-01'`);
    expect(whole.billed).toBe(stored);
  });

  it('is shown beside what nobody billed and whether the chain holds, in one statement', async () => {
    const query = await operation('analyst-recovery');
    const data = await inOneStatement(() => graph.ask(query, { from: '2026-01-01', to: '2026-04-01' }));
    expect(data.revenue.map((row: { source: string }) => row.source)).toEqual(
      expect.arrayContaining(['SUBSCRIPTION', 'ONE_TIME']),
    );
    expect(data.unbilledDeliveries.totalCount).toBeGreaterThanOrEqual(data.unbilledDeliveries.nodes.length);
    expect(data.linkageReport.healthy).toBe(true);
  });
});

describe('Unbilled deliveries', () => {
  it('are those without a live line, with their amount', async () => {
    const data = await inOneStatement(() =>
      graph.ask(
        '{ unbilledDeliveries(first: 500) { totalCount aggregate { sum { amount } } nodes { amount delivery { id order { billed } } } } }',
      ),
    );
    const { nodes, totalCount, aggregate } = data.unbilledDeliveries;
    expect(totalCount).toBe(
      await value(`SELECT count(*)::int FROM delivery_statuses WHERE billing IN ('BILLABLE', 'RECOVERABLE')`),
    );
    expect(nodes.length).toBe(Math.min(totalCount, 500));
    expect(nodes.every(({ delivery }: { delivery: { order: { billed: boolean } } }) => !delivery.order.billed)).toBe(
      true,
    );
    if (totalCount <= 500)
      expect(sum(nodes.map(({ amount }: { amount: string }) => amount))).toBe(cents(aggregate.sum.amount));
  });
});

describe('A billing preview', () => {
  it('is one statement, its lines included, and sums them', async () => {
    const data = await inOneStatement(() =>
      graph.ask(`{ billingPreview(period: "2026-03", first: 500) { totalCount nodes {
        customer { id balance } period openingBalance total amountDue lines { amount order { customer { id } } product { name } } } } }`),
    );
    const { nodes, totalCount } = data.billingPreview;
    expect(nodes.length).toBe(totalCount);
    expect(totalCount).toBeGreaterThan(0);
    for (const bill of nodes) {
      expect(sum(bill.lines.map(({ amount }: { amount: string }) => amount))).toBe(cents(bill.total));
      expect(bill.period).toBe('2026-03');
      expect(
        bill.lines.every(
          ({ order }: { order: { customer: { id: string } } }) => order.customer.id === bill.customer.id,
        ),
      ).toBe(true);
    }
  });
});

describe('Arrears', () => {
  const QUERY = `query ($asOf: Date) { arrears(first: 500, asOf: $asOf) { totalCount aggregate { sum { open } } nodes {
    customer { id } open notDue days1To30 days31To60 days61To90 daysOver90 oldestDueDate } } }`;

  it('are the open invoices, by the days since they were due, the largest debt first', async () => {
    const { arrears } = await inOneStatement(() => graph.ask(QUERY));
    const open = await value<string>(
      `SELECT sum(total - amount_paid - amount_credited)::text FROM invoices WHERE status = 'FINALIZED'`,
    );
    expect(cents(open)).toBeGreaterThan(0n);
    expect(arrears.aggregate.sum.open).toBe(open);
    for (const row of arrears.nodes) {
      expect(sum([row.notDue, row.days1To30, row.days31To60, row.days61To90, row.daysOver90])).toBe(cents(row.open));
    }
    const amounts = arrears.nodes.map(({ open: amount }: { open: string }) => Number(amount));
    expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
  });

  it('of today by history are those of the counters', async () => {
    const [now, byHistory] = await Promise.all([graph.ask(QUERY), graph.ask(QUERY, { asOf: TODAY })]);
    expect(byHistory.data).toEqual(now.data);
  });

  it('of a day before any bill are none', async () => {
    expect((await graph.ask(QUERY, { asOf: '2020-01-01' })).data.arrears.nodes).toEqual([]);
  });
});

describe('A calendar', () => {
  it('shows plan, order, delivery and bill of each day of a month', async () => {
    const { customerId } = await graph.viewer('customer@earlybird.example');
    const query = `query ($id: ID!) { customer(id: $id) { calendar(month: "2026-02") {
      date ordered delivered billed planned { shift quantity subscription { id } product { name } } orders { id status total subscription { id } } } } }`;
    const { customer } = await inOneStatement(() => graph.ask(query, { id: customerId }));
    expect(customer.calendar).toHaveLength(28);
    expect(customer.calendar[0].date).toBe('2026-02-01');
    for (const day of customer.calendar) {
      const live = day.orders.filter(({ status }: { status: string }) => status !== 'CANCELLED');
      expect(sum(live.map(({ total }: { total: string }) => total))).toBe(cents(day.ordered));
    }
    const billed = await value<string>(
      `SELECT sum(l.amount)::text FROM invoice_lines l JOIN orders o ON o.id = l.order_id
       WHERE l.live AND l.customer_id = $1 AND o.delivery_date >= '2026-02-01' AND o.delivery_date < '2026-03-01'`,
      [customerId],
    );
    expect(sum(customer.calendar.map(({ billed: amount }: { billed: string }) => amount))).toBe(cents(billed));
    expect(customer.calendar.some(({ planned }: { planned: unknown[] }) => planned.length > 0)).toBe(true);
  });

  it('plans what the orders of past days were made from', async () => {
    const { data } = await graph.ask(`{ subscriptions(first: 200, filter: { status: { ne: DRAFT } }) { nodes {
      id customer { status } plannedQuantity(date: "2026-02-17")
      orders(filter: { deliveryDate: { eq: "2026-02-17" }, not: { cancelReason: { eq: PLAN_CHANGE } } }) { nodes { items { quantity } } } } } }`);
    let compared = 0;
    for (const { customer, plannedQuantity, orders } of data.subscriptions.nodes) {
      if (customer.status === 'PAUSED' || customer.status === 'STOPPED') continue;
      const ordered = orders.nodes.flatMap(({ items }: { items: { quantity: string }[] }) =>
        items.map(({ quantity }) => quantity),
      );
      expect(sum(ordered)).toBe(cents(plannedQuantity));
      compared += ordered.length;
    }
    expect(compared).toBeGreaterThan(20);
  });
});

describe('An analyst’s month', () => {
  it('is one statement', async () => {
    const area = await value<string>(`SELECT area_id FROM customers GROUP BY 1 ORDER BY count(*) DESC LIMIT 1`);
    const query = await operation('analyst-month');
    const analyst = await graph.viewer('analyst@earlybird.example');
    const data = await inOneStatement(() => graph.ask(query, { area, from: '2026-02-01', to: '2026-03-01' }, analyst));
    expect(data.customers.nodes.length).toBe(data.customers.totalCount);
    for (const { orders } of data.customers.nodes) expect(orders.aggregate.count).toBe(orders.totalCount);
  });
});

describe('The linkage report', () => {
  it('finds nothing wrong in sample data, and names each check', async () => {
    const data = await inOneStatement(() =>
      graph.ask(
        '{ linkageReport { checkedAt healthy checks { name description severity violations sample { type id customerId detail } } } }',
      ),
    );
    const errors = data.linkageReport.checks.filter(
      ({ severity, violations }: { severity: string; violations: number }) => severity === 'ERROR' && violations > 0,
    );
    expect(errors).toEqual([]);
    expect(data.linkageReport.healthy).toBe(true);
    expect(data.linkageReport.checks).toHaveLength(16);
  });

  it.each(['SUPPORT', 'DELIVERY_AGENT', 'CUSTOMER'] as const)('is not for %s', async (role) => {
    const user = await graph.database.prisma.user.findFirstOrThrow({ where: { role } });
    const { errors } = await graph.ask('{ linkageReport { healthy } }', {}, await graph.viewer(user.email));
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
