import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordStatements } from '../support/statements.ts';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph.close());

/** The groups of all orders, computed from the rows. */
async function ordersInSql(key: string): Promise<Record<string, { count: number; total: string }>> {
  const { rows } = await graph.database.pool.query<{ key: string; count: number; total: string }>(`
    SELECT coalesce((${key})::text, 'none') AS key, count(*)::int AS count, sum(total)::text AS total
    FROM (SELECT o.*, (SELECT sum(amount) FROM order_items i WHERE i.order_id = o.id)::numeric(14, 2) AS total FROM orders o) o
    GROUP BY 1`);
  return Object.fromEntries(rows.map(({ key, count, total }) => [key, { count, total }]));
}

// biome-ignore lint/suspicious/noExplicitAny: groups of every key.
const byKey = (groups: any[], keyOf: (key: any) => string | null) =>
  Object.fromEntries(
    groups.map(({ key, aggregate }) => [keyOf(key) ?? 'none', { count: aggregate.count, total: aggregate.sum.total }]),
  );

const ask = async (keys: string, selection: string) =>
  (await graph.ask(`{ orders { groupBy(keys: ${keys}) { key { ${selection} } aggregate { count sum { total } } } } }`))
    .data.orders.groupBy;

describe('Grouping', () => {
  it('puts the rows that lead nowhere into one group, whosever they are', async () => {
    const groups = await ask('[{ field: SUBSCRIPTION }]', 'subscription { id }');
    expect(byKey(groups, (key) => key.subscription?.id)).toEqual(await ordersInSql('subscription_id'));
    const { prisma } = graph.database;
    const subscriptions = await prisma.order.groupBy({ by: ['subscriptionId'] });
    expect(groups).toHaveLength(subscriptions.length);
    expect(groups.at(-1).key.subscription).toBeNull();
  });

  it('by an enum gives every row to one group, in one statement', async () => {
    let groups: unknown[] = [];
    const statements = await recordStatements(async () => {
      groups = await ask('[{ field: STATUS }]', 'status deliveryDate');
    });
    expect(statements).toHaveLength(1);
    expect(byKey(groups, (key) => key.status)).toEqual(await ordersInSql('status'));
    expect(groups).toEqual(
      expect.arrayContaining([expect.objectContaining({ key: { status: 'DELIVERED', deliveryDate: null } })]),
    );
  });

  it.each([
    ['DAY', `delivery_date`],
    ['WEEK', `date_trunc('week', delivery_date)::date`],
    ['MONTH', `date_trunc('month', delivery_date)::date`],
    ['YEAR', `date_trunc('year', delivery_date)::date`],
  ])('by the %s of a day names each span by its first day, earliest first', async (bucket, key) => {
    const groups = await ask(`[{ field: DELIVERY_DATE, bucket: ${bucket} }]`, 'deliveryDate');
    expect(byKey(groups, (group) => group.deliveryDate)).toEqual(await ordersInSql(key));
    const days = groups.map((group: { key: { deliveryDate: string } }) => group.key.deliveryDate);
    expect(days).toEqual([...days].sort());
  });

  it('by a point in time counts days of the business time zone', async () => {
    // 20:30 UTC is 02:00 on the next day in India.
    await graph.database.pool.query(`UPDATE customers SET created_at = '2026-01-31T20:30:00Z'
      WHERE id = (SELECT id FROM customers ORDER BY id LIMIT 1)`);
    const { data } = await graph.ask(
      `{ customers { groupBy(keys: [{ field: CREATED_AT, bucket: MONTH }]) { key { createdAt } aggregate { count } } } }`,
    );
    const { rows } = await graph.database.pool.query(
      `SELECT date_trunc('month', created_at + interval '5 hours 30 minutes')::date::text AS month, count(*)::int FROM customers GROUP BY 1`,
    );
    expect(data.customers.groupBy.length).toBe(rows.length);
    for (const { month, count } of rows) {
      expect(data.customers.groupBy).toContainEqual({ key: { createdAt: month }, aggregate: { count } });
    }
  });

  it('puts money that came half an hour before and after a month’s end into the month of the business’s clock', async () => {
    // Sunday 31 August 2025, 23:30 in India is 18:00 UTC; Monday 1 September, 00:30 is 19:00 UTC, still the 31st there. The same
    // on New Year's Eve: one week, two months.
    await graph.database.pool.query(`
      INSERT INTO payments (customer_id, amount, method, received_at, historical, reference)
      SELECT (SELECT id FROM customers ORDER BY id LIMIT 1), amount, 'UPI', received_at::timestamptz, true, 'month-end'
      FROM (VALUES
        (100.10, '2025-08-31T23:30:00+05:30'), (20.20, '2025-08-31T23:59:59.999+05:30'),
        (3.03, '2025-09-01T00:00:00+05:30'), (0.40, '2025-09-01T00:30:00+05:30'),
        (5.00, '2025-12-31T23:30:00+05:30'), (60.06, '2026-01-01T00:30:00+05:30')) AS came (amount, received_at)`);
    const groupedBy = async (bucket: string) => {
      const { data, errors } = await graph.ask(
        `{ payments(filter: { reference: { eq: "month-end" } }) { groupBy(keys: [{ field: RECEIVED_AT, bucket: ${bucket} }]) {
          key { receivedAt } aggregate { count sum { amount } } } } }`,
      );
      expect(errors).toBeUndefined();
      return Object.fromEntries(
        data.payments.groupBy.map(
          // biome-ignore lint/suspicious/noExplicitAny: a group.
          ({ key, aggregate }: any) => [key.receivedAt, `${aggregate.count}: ${aggregate.sum.amount}`],
        ),
      );
    };
    expect(await groupedBy('DAY')).toEqual({
      '2025-08-31': '2: 120.30', // 100.10 + 20.20
      '2025-09-01': '2: 3.43', // 3.03 + 0.40
      '2025-12-31': '1: 5.00',
      '2026-01-01': '1: 60.06',
    });
    expect(await groupedBy('WEEK')).toEqual({
      '2025-08-25': '2: 120.30', // the week that ends on Sunday the 31st
      '2025-09-01': '2: 3.43', // the one that begins on Monday the 1st
      '2025-12-29': '2: 65.06', // 5.00 + 60.06: Wednesday and Thursday
    });
    expect(await groupedBy('MONTH')).toEqual({
      '2025-08-01': '2: 120.30',
      '2025-09-01': '2: 3.43',
      '2025-12-01': '1: 5.00',
      '2026-01-01': '1: 60.06',
    });
    expect(await groupedBy('YEAR')).toEqual({
      '2025-01-01': '5: 128.73', // 120.30 + 3.43 + 5.00
      '2026-01-01': '1: 60.06',
    });
  });

  it('by the row at the end of an edge shows that row', async () => {
    const groups = await ask('[{ field: AREA }]', 'area { id name }');
    expect(byKey(groups, (key) => key.area?.id)).toEqual(await ordersInSql('area_id'));
    expect(
      groups.every(
        ({ key }: { key: { area: { name: string } | null } }) => key.area === null || key.area.name.length > 0,
      ),
    ).toBe(true);
  });

  it('by several keys adds up to the whole list', async () => {
    const groups = await ask('[{ field: SOURCE }, { field: DELIVERY_DATE, bucket: MONTH }]', 'source deliveryDate');
    const { data } = await graph.ask('{ orders { totalCount aggregate { sum { total } } } }');
    const cents = (text: string) => BigInt(text.replace('.', ''));
    const sum = groups.reduce(
      (total: bigint, group: { aggregate: { sum: { total: string } } }) => total + cents(group.aggregate.sum.total),
      0n,
    );
    expect(
      groups.reduce((count: number, group: { aggregate: { count: number } }) => count + group.aggregate.count, 0),
    ).toBe(data.orders.totalCount);
    expect(sum).toBe(cents(data.orders.aggregate.sum.total));
  });

  it('holds to the list: its filter, its customer, and what the viewer may see', async () => {
    const viewer = await graph.viewer('customer@earlybird.example');
    const query = `{ orders(filter: { source: { eq: SUBSCRIPTION } }) { totalCount groupBy(keys: [{ field: CUSTOMER }]) { key { customer { id } } aggregate { count } } } }`;
    const { data } = await graph.ask(query, {}, viewer);
    expect(data.orders.groupBy).toEqual([
      { key: { customer: { id: viewer.customerId } }, aggregate: { count: data.orders.totalCount } },
    ]);
  });

  it('does not tell hidden rows apart', async () => {
    // A customer sees no agents, so its orders form one group, whichever of two agents brings them.
    const viewer = await graph.viewer('customer@earlybird.example');
    await graph.database.pool.query(
      `UPDATE orders SET agent_id = (SELECT id FROM users WHERE role = 'DELIVERY_AGENT' AND id <> agent_id LIMIT 1)
       WHERE id = (SELECT id FROM orders WHERE customer_id = $1 AND status = 'PENDING' LIMIT 1)`,
      [viewer.customerId],
    );
    const { data } = await graph.ask(
      '{ orders { totalCount groupBy(keys: [{ field: AGENT }]) { key { agent { id } } aggregate { count } } } }',
      {},
      viewer,
    );
    expect(data.orders.groupBy).toEqual([{ key: { agent: null }, aggregate: { count: data.orders.totalCount } }]);
  });

  it('refuses more groups than anyone reads, rather than cutting them', async () => {
    await graph.database.pool.query(`
      INSERT INTO users (email, name, role)
      SELECT 'agent' || n || '@crowd.example', 'Agent ' || n, 'DELIVERY_AGENT' FROM generate_series(1, 5001) AS n`);
    const { errors, status } = await graph.ask(
      '{ users { groupBy(keys: [{ field: EMAIL }]) { aggregate { count } } } }',
    );
    expect(status).toBe(400);
    expect(errors).toEqual([
      expect.objectContaining({
        message: 'There are 5,001 groups or more; at most 5,000 are given. Group by less, or filter the list.',
        extensions: { code: 'LIMIT_EXCEEDED' },
      }),
    ]);
  });

  it.each([
    ['[]', 'groupBy.keys is empty. Name at least one key, or use aggregate for one figure over the whole list.'],
    ['[{ field: STATUS, bucket: DAY }]', 'groupBy.keys[0]: status is not a date or a time. Leave bucket out.'],
    [
      '[{ field: DELIVERY_DATE }, { field: DELIVERY_DATE, bucket: MONTH }]',
      'groupBy.keys names deliveryDate twice. Use a second, aliased groupBy instead.',
    ],
  ])('refuses %s', async (keys, message) => {
    const { errors } = await graph.ask(`{ orders { groupBy(keys: ${keys}) { aggregate { count } } } }`);
    expect(errors).toEqual([expect.objectContaining({ message, extensions: { code: 'BAD_USER_INPUT' } })]);
  });
});
