import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserViewer } from '../../src/access/viewer.ts';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';

let graph: TestGraph;
let asha: UserViewer;
let agent: UserViewer;
beforeAll(async () => {
  graph = await openTestGraph();
  asha = await graph.viewer('customer@earlybird.example');
  agent = await graph.viewer('agent@earlybird.example');
});
afterAll(() => graph.close());

const CHAIN = `id customer { id } items { id } deliveryStatuses { nodes { id customer { id } } } invoiceLines { id invoice { customer { id } } }`;

describe('A customer', () => {
  it('finds only its own rows in every list', async () => {
    const { data, errors } = await graph.ask(
      `{ customers { totalCount nodes { id } }
         orders(first: 500) { totalCount nodes { ${CHAIN} } }
         subscriptions { nodes { customer { id } } } deliveryStatuses(first: 500) { nodes { customer { id } } }
         invoices { nodes { customer { id } lines { nodes { order { customer { id } } } } } } payments { nodes { customer { id } } } }`,
      {},
      asha,
    );
    expect(errors).toBeUndefined();
    expect(data.customers).toEqual({ totalCount: 1, nodes: [{ id: asha.customerId }] });
    expect(data.orders.totalCount).toBe(
      await graph.database.prisma.order.count({ where: { customerId: asha.customerId as string } }),
    );
    expect(data.orders.totalCount).toBeGreaterThan(40);
    expect(customerIdsIn(data)).toEqual(new Set([asha.customerId]));
  });

  it('gets null for what belongs to another, as for what does not exist', async () => {
    const { prisma } = graph.database;
    const elsewhere = { where: { customerId: { not: asha.customerId as string } } };
    const [order, subscription, deliveryStatus, invoice] = await Promise.all([
      prisma.order.findFirstOrThrow(elsewhere),
      prisma.subscription.findFirstOrThrow(elsewhere),
      prisma.deliveryStatus.findFirstOrThrow(elsewhere),
      prisma.invoice.findFirstOrThrow({ where: { ...elsewhere.where, number: { not: null } } }),
    ]);
    const query = `query ($customer: ID!, $order: ID!, $subscription: ID!, $deliveryStatus: ID!, $invoice: ID!, $number: String!) {
      customer(id: $customer) { id } order(id: $order) { id } subscription(id: $subscription) { id }
      deliveryStatus(id: $deliveryStatus) { id } invoice(id: $invoice) { id } byNumber: invoice(number: $number) { id } }`;
    const variables = {
      customer: order.customerId,
      order: order.id,
      subscription: subscription.id,
      deliveryStatus: deliveryStatus.id,
      invoice: invoice.id,
      number: invoice.number,
    };
    expect(Object.values((await graph.ask(query, variables)).data)).not.toContain(null);
    expect(new Set(Object.values((await graph.ask(query, variables, asha)).data))).toEqual(new Set([null]));
  });

  it('learns nothing of others by filtering through an edge', async () => {
    const { prisma } = graph.database;
    const { agentId } = await prisma.customer.findUniqueOrThrow({ where: { id: asha.customerId as string } });
    const ask = (filter: string) => graph.ask(`{ customers(filter: ${filter}) { totalCount } }`, {}, asha);
    expect((await ask(`{ agent: { id: { eq: "${agentId}" } } }`)).data.customers.totalCount).toBe(0);
    expect((await ask('{ agent: { email: { contains: "agent" } } }')).data.customers.totalCount).toBe(0);
  });

  it('may not list users, and is refused', async () => {
    const { status, errors } = await graph.ask('{ users { nodes { email } } }', {}, asha);
    expect({ status, code: errors?.[0]?.extensions.code }).toEqual({ status: 403, code: 'FORBIDDEN' });
  });
});

describe('A delivery agent', () => {
  const WINDOW = { gte: new Date('2026-03-30'), lte: new Date('2026-04-01') };

  it('sees the customers that are assigned, and those of its orders from yesterday to tomorrow', async () => {
    const { prisma } = graph.database;
    const stranger = await prisma.order.findFirstOrThrow({
      where: {
        agentId: { not: agent.userId },
        customer: { agentId: { not: agent.userId } },
        deliveryDate: new Date('2026-03-31'),
      },
    });
    const names = async () => {
      const { data } = await graph.ask('{ customers(first: 500) { nodes { id } } }', {}, agent);
      return data.customers.nodes.map(({ id }: { id: string }) => id).sort();
    };
    const expected = async () => {
      const rows = await prisma.customer.findMany({
        where: {
          OR: [{ agentId: agent.userId }, { orders: { some: { agentId: agent.userId, deliveryDate: WINDOW } } }],
        },
        select: { id: true },
      });
      return rows.map(({ id }) => id).sort();
    };
    expect(await names()).toEqual(await expected());
    expect(await names()).not.toContain(stranger.customerId);

    await prisma.order.update({ where: { id: stranger.id }, data: { agentId: agent.userId } });
    expect(await names()).toContain(stranger.customerId);
    expect(await names()).toEqual(await expected());
  });

  it('sees balances, but no invoice, bill line or payment', async () => {
    const { data, errors } = await graph.ask(
      `{ customers(first: 500) { nodes { balance invoices { totalCount } payments { totalCount } ledger { totalCount }
         orders(first: 3) { nodes { id customer { id } invoiceLines { id } } } } } }`,
      {},
      agent,
    );
    expect(errors).toBeUndefined();
    expect(data.customers.nodes.some((node: { balance: string }) => node.balance !== '0.00')).toBe(true);
    for (const node of data.customers.nodes) {
      expect([node.invoices.totalCount, node.payments.totalCount, node.ledger.totalCount]).toEqual([0, 0, 0]);
      expect(node.orders.nodes.flatMap((order: { invoiceLines: unknown[] }) => order.invoiceLines)).toEqual([]);
    }
    const { errors: refused } = await graph.ask('{ invoices { totalCount } }', {}, agent);
    expect(refused?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('A caller without a login', () => {
  it.each([
    'customers { totalCount }',
    'areas { id }',
    'products { totalCount }',
    'order(id: "018f0000-0000-7000-8000-000000000000") { id }',
  ])('is refused %s', async (field) => {
    const { status, errors, data } = await graph.ask(`{ ${field} }`, {}, null);
    expect({ status, data, code: errors?.[0]?.extensions.code }).toEqual({
      status: 401,
      data: undefined,
      code: 'UNAUTHENTICATED',
    });
  });

  it('learns its type, and that it is nobody', async () => {
    expect((await graph.ask('{ __typename viewer { kind } }', {}, null)).data).toEqual({
      __typename: 'Query',
      viewer: null,
    });
  });
});

/** The ids of all customers anywhere in an answer, as `customer { id }` gives them. */
function customerIdsIn(value: unknown): Set<unknown> {
  const found = new Set<unknown>();
  const visit = (item: unknown): void => {
    if (typeof item !== 'object' || item === null) return;
    if ('customer' in item) found.add((item as { customer: { id: string } }).customer.id);
    Object.values(item).forEach(visit);
  };
  visit(value);
  return found;
}
