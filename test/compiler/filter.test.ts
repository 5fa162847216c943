import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Prisma } from '../../src/generated/prisma/client.ts';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph.close());

/** Each filter with the equivalent for Prisma Client. */
const CUSTOMER_FILTERS: readonly (readonly [string, Prisma.CustomerWhereInput])[] = [
  ['{ status: { eq: ACTIVE } }', { status: 'ACTIVE' }],
  ['{ status: { ne: ACTIVE } }', { status: { not: 'ACTIVE' } }],
  ['{ status: { in: [TRIAL, PAUSED] } }', { status: { in: ['TRIAL', 'PAUSED'] } }],
  ['{ status: { notIn: [TRIAL, PAUSED] } }', { status: { notIn: ['TRIAL', 'PAUSED'] } }],
  ['{ status: { in: [] } }', { status: { in: [] } }],
  ['{ name: { contains: "RA" } }', { name: { contains: 'RA', mode: 'insensitive' } }],
  ['{ name: { startsWith: "s" } }', { name: { startsWith: 's', mode: 'insensitive' } }],
  ['{ name: { contains: "%" } }', { name: { contains: '\\%' } }],
  ['{ phone: { isNull: true } }', { phone: null }],
  ['{ phone: { isNull: false } }', { phone: { not: null } }],
  ['{ phone: { notIn: [] } }', { phone: { not: null } }],
  ['{ not: { phone: { notIn: [] } } }', { phone: null }],
  ['{ routePosition: { gte: 3, lt: 6 } }', { routePosition: { gte: 3, lt: 6 } }],
  [
    '{ or: [{ status: { eq: TRIAL } }, { routePosition: { lte: 2 } }] }',
    { OR: [{ status: 'TRIAL' }, { routePosition: { lte: 2 } }] },
  ],
  [
    '{ and: [{ status: { eq: ACTIVE } }, { routePosition: { gt: 4 } }] }',
    { status: 'ACTIVE', routePosition: { gt: 4 } },
  ],
  ['{ not: { status: { eq: ACTIVE } } }', { NOT: { status: 'ACTIVE' } }],
  ['{ or: [] }', { OR: [] }],
  ['{ and: [] }', {}],
  ['{ area: { name: { contains: "a" } } }', { area: { name: { contains: 'a', mode: 'insensitive' } } }],
  ['{ user: { status: { eq: INVITED } } }', { user: { status: 'INVITED' } }],
  ['{ orders: { some: { source: { eq: ONE_TIME } } } }', { orders: { some: { source: 'ONE_TIME' } } }],
  ['{ orders: { none: { source: { eq: ONE_TIME } } } }', { orders: { none: { source: 'ONE_TIME' } } }],
  ['{ subscriptions: { every: { status: { eq: ACTIVE } } } }', { subscriptions: { every: { status: 'ACTIVE' } } }],
  [
    '{ subscriptions: { some: { product: { unit: { eq: LITRE } } } } }',
    { subscriptions: { some: { product: { unit: 'LITRE' } } } },
  ],
];

describe('A filter of customers', () => {
  it.each(CUSTOMER_FILTERS)('%s', async (filter, where) => {
    const { data, errors } = await graph.ask(
      `{ customers(first: 500, filter: ${filter}) { totalCount nodes { id } } }`,
    );
    expect(errors).toBeUndefined();
    const expected = await graph.database.prisma.customer.findMany({
      where,
      select: { id: true },
      orderBy: { id: 'asc' },
    });
    expect(data.customers.totalCount).toBe(expected.length);
    expect(data.customers.nodes.map((node: { id: string }) => node.id).sort()).toEqual(
      expected.map(({ id }) => id).sort(),
    );
  });

  it('distinguishes rows: the filters above are not all empty or all full', async () => {
    const total = await graph.database.prisma.customer.count();
    const counts = await Promise.all(
      CUSTOMER_FILTERS.map(([, where]) => graph.database.prisma.customer.count({ where })),
    );
    expect(counts.filter((count) => count > 0 && count < total).length).toBeGreaterThan(14);
  });
});

describe('A filter in variables', () => {
  const QUERY = 'query ($filter: OrderFilter) { orders(first: 1, filter: $filter) { totalCount } }';

  it('means the same as in the document, whatever its shape', async () => {
    const count = async (filter: unknown) => (await graph.ask(QUERY, { filter })).data.orders.totalCount;
    const { prisma } = graph.database;
    expect(await count(null)).toBe(await prisma.order.count());
    expect(await count({ status: { eq: 'CANCELLED' } })).toBe(
      await prisma.order.count({ where: { status: 'CANCELLED' } }),
    );
    expect(await count({ status: { eq: 'DELIVERED' } })).toBe(
      await prisma.order.count({ where: { status: 'DELIVERED' } }),
    );
    const days = { gte: new Date('2026-03-01'), lt: new Date('2026-03-08') };
    expect(await count({ deliveryDate: { gte: '2026-03-01', lt: '2026-03-08' }, shift: { in: ['EVENING'] } })).toBe(
      await prisma.order.count({ where: { deliveryDate: days, shift: 'EVENING' } }),
    );
  });

  it('may be a part of a filter in the document', async () => {
    const { data } = await graph.ask(
      'query ($day: Date!, $shifts: [Shift!]) { orders(filter: { deliveryDate: { eq: $day }, shift: { in: $shifts } }) { totalCount } }',
      { day: '2026-03-05', shifts: ['MORNING'] },
    );
    const where = { deliveryDate: new Date('2026-03-05'), shift: 'MORNING' as const };
    expect(data.orders.totalCount).toBe(await graph.database.prisma.order.count({ where }));
    expect(data.orders.totalCount).toBeGreaterThan(0);
  });

  it('that is null where a value belongs is refused, and never read as "no filter"', async () => {
    const { status, errors } = await graph.ask(
      'query ($id: ID) { customers(filter: { area: { id: { eq: $id } } }) { totalCount } }',
      {
        id: null,
      },
    );
    expect(status).toBe(400);
    expect(errors?.[0]?.message).toBe(
      'customers.filter.area.id.eq is null. Leave it out to filter nothing, or use isNull.',
    );
  });
});

describe('Figures over a list', () => {
  it('are those of all its rows', async () => {
    const { data } = await graph.ask(
      '{ payments(filter: { method: { eq: UPI } }) { aggregate { count sum { amount } avg { amount } min { amount receivedAt } max { amount } } } }',
    );
    const expected = await graph.database.prisma.payment.aggregate({
      where: { method: 'UPI' },
      _count: true,
      _sum: { amount: true },
      _min: { amount: true, receivedAt: true },
      _max: { amount: true },
    });
    expect(data.payments.aggregate).toMatchObject({
      count: expected._count,
      sum: { amount: expected._sum.amount?.toFixed(2) },
      min: { amount: expected._min.amount?.toFixed(2), receivedAt: expected._min.receivedAt?.toISOString() },
      max: { amount: expected._max.amount?.toFixed(2) },
    });
    const average = Number(expected._sum.amount) / expected._count;
    expect(Number(data.payments.aggregate.avg.amount)).toBeCloseTo(average, 3);
  });

  it('are null, and the count 0, if there are no rows', async () => {
    const { data } = await graph.ask(
      '{ payments(filter: { amount: { lt: "0" } }) { totalCount aggregate { count sum { amount } max { receivedAt } } nodes { id } } }',
    );
    expect(data.payments).toEqual({
      totalCount: 0,
      aggregate: { count: 0, sum: { amount: null }, max: { receivedAt: null } },
      nodes: [],
    });
  });
});
