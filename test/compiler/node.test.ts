import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordStatements } from '../support/statements.ts';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';

let graph: TestGraph;
let ids: { customer: string; order: string; invoice: string; product: string };
beforeAll(async () => {
  graph = await openTestGraph();
  const { customerId } = await graph.viewer('customer@earlybird.example');
  const { data } = await graph.ask(
    `query ($id: ID!) { customer(id: $id) { id orders(first: 1) { nodes { id items { product { id } } } } invoices(first: 1) { nodes { id } } } }`,
    { id: customerId },
  );
  const [order] = data.customer.orders.nodes;
  ids = {
    customer: data.customer.id,
    order: order.id,
    invoice: data.customer.invoices.nodes[0].id,
    product: order.items[0].product.id,
  };
});
afterAll(() => graph.close());

const NODE = `query ($id: ID!) {
  node(id: $id) { __typename id ... on Customer { name orders(first: 2) { nodes { id } } } ...Bill }
}
fragment Bill on Invoice { number total }`;

describe('node', () => {
  it.each(['customer', 'order', 'invoice', 'product'] as const)('finds a %s in one statement', async (kind) => {
    let answer: Awaited<ReturnType<TestGraph['ask']>> | undefined;
    const statements = await recordStatements(async () => {
      answer = await graph.ask(NODE, { id: ids[kind] });
    });
    expect(statements).toHaveLength(1);
    expect(answer?.data.node).toMatchObject({
      __typename: `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`,
      id: ids[kind],
    });
    expect('name' in (answer?.data.node ?? {})).toBe(kind === 'customer');
    expect('total' in (answer?.data.node ?? {})).toBe(kind === 'invoice');
  });

  it('answers the same where graphql-js goes through it', async () => {
    const asked = [
      graph.ask(NODE, { id: ids.invoice }),
      graph.ask(`${NODE.replace('{', '{ __schema { queryType { name } }')}`, { id: ids.invoice }),
    ];
    const [compiled, walked] = await Promise.all(asked);
    expect(compiled?.data.node.total).toMatch(/^-?\d+\.\d{2}$/);
    expect(walked?.data.node).toEqual(compiled?.data.node);
  });

  it('hides what the viewer may not see, and says no more of it than of nothing', async () => {
    const stranger = await graph.database.prisma.user.findFirstOrThrow({
      where: { role: 'CUSTOMER', email: { not: 'customer@earlybird.example' } },
    });
    const viewer = await graph.viewer(stranger.email);
    const [hidden, missing] = await Promise.all([
      graph.ask(NODE, { id: ids.invoice }, viewer),
      graph.ask(NODE, { id: '018f0000-0000-7000-8000-000000000000' }, viewer),
    ]);
    expect(hidden.text).toBe(missing.text);
    expect(hidden.data).toEqual({ node: null });
  });

  it('refuses what is no id', async () => {
    const { errors } = await graph.ask(NODE, { id: "x' OR true --" });
    expect(errors).toEqual([
      expect.objectContaining({
        message: `node.id: "x' OR true --" is not a UUID.`,
        extensions: { code: 'BAD_USER_INPUT' },
      }),
    ]);
  });
});

describe('nodes', () => {
  const NODES = `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }`;

  it('returns rows of several types in the order of their ids, null if there is none', async () => {
    const nowhere = '018f0000-0000-7000-8000-000000000000';
    const asked = [ids.order, nowhere, ids.customer, ids.product, ids.order];
    const { data } = await graph.ask(NODES, { ids: asked });
    expect(data.nodes.map((node: { __typename: string } | null) => node?.__typename)).toEqual([
      'Order',
      undefined,
      'Customer',
      'Product',
      'Order',
    ]);
  });

  it('answers no ids with no rows, and more than a page with the limit', async () => {
    expect((await graph.ask(NODES, { ids: [] })).data).toEqual({ nodes: [] });
    const { errors } = await graph.ask(NODES, { ids: Array(501).fill(ids.order) });
    expect(errors).toEqual([
      expect.objectContaining({
        message: 'nodes.ids has 501 ids; at most 500 are allowed in one call. Split the list.',
        extensions: { code: 'LIMIT_EXCEEDED' },
      }),
    ]);
  });
});
