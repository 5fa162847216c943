import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph.close());

interface Page {
  nodes: { id: string }[];
  edges: { cursor: string; node: { id: string } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

const PAGE = `nodes { id } edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }`;

/** Every ordering that has a trap: nullable keys both ways, text, several keys, ties on the first key, enums. */
const ORDERINGS = [
  '[]',
  '[{ field: NAME, direction: ASC }]',
  '[{ field: PHONE, direction: ASC }]',
  '[{ field: PHONE, direction: DESC }]',
  '[{ field: STATUS, direction: DESC }, { field: NAME, direction: ASC }]',
  '[{ field: ROUTE_POSITION, direction: ASC }, { field: PHONE, direction: DESC }]',
  '[{ field: BALANCE, direction: DESC }]',
  '[{ field: ID, direction: DESC }]',
];

describe('Every ordering of customers', () => {
  it.each(ORDERINGS)('%s: pages forward make the whole list', async (orderBy) => {
    const whole = await ids(orderBy);
    const walked: string[] = [];
    let after: string | null = null;
    do {
      const page: Page = await customers(`first: 7, after: $cursor, orderBy: ${orderBy}`, after);
      expect(page.edges.map((edge) => edge.node)).toEqual(page.nodes);
      expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
      expect(page.pageInfo.startCursor).toBe(page.edges[0]?.cursor);
      expect(page.pageInfo.endCursor).toBe(page.edges.at(-1)?.cursor);
      walked.push(...page.nodes.map((node) => node.id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(walked).toEqual(whole);
  });

  it.each(ORDERINGS)('%s: pages backward make the whole list', async (orderBy) => {
    const whole = await ids(orderBy);
    const walked: string[] = [];
    let before: string | null = null;
    do {
      const page: Page = await customers(`last: 7, before: $cursor, orderBy: ${orderBy}`, before);
      walked.unshift(...page.nodes.map((node) => node.id));
      before = page.pageInfo.hasPreviousPage ? page.pageInfo.startCursor : null;
    } while (before !== null);
    expect(walked).toEqual(whole);
  });
});

describe('A page', () => {
  it('has 25 rows by default, and says that there is more', async () => {
    const page = await customers('first: null');
    expect(page.nodes).toHaveLength(25);
    expect(page.pageInfo.hasNextPage).toBe(true);
  });

  it('of no rows still says whether there are any', async () => {
    const page = await customers('first: 0');
    expect(page).toMatchObject({ nodes: [], pageInfo: { hasNextPage: true, startCursor: null, endCursor: null } });
  });

  it('that ends with the list has no next page', async () => {
    const { data } = await graph.ask('{ customers(first: 500) { totalCount nodes { id } pageInfo { hasNextPage } } }');
    expect(data.customers.nodes).toHaveLength(data.customers.totalCount);
    expect(data.customers.pageInfo.hasNextPage).toBe(false);
  });

  it('counts the list under its filter, not the page', async () => {
    const { data } = await graph.ask(
      '{ customers(first: 1, filter: { status: { eq: ACTIVE } }) { totalCount aggregate { count } nodes { status } } }',
    );
    const count = await graph.database.prisma.customer.count({ where: { status: 'ACTIVE' } });
    expect(data.customers).toEqual({ totalCount: count, aggregate: { count }, nodes: [{ status: 'ACTIVE' }] });
  });
});

describe('A list of which nothing is asked but types', () => {
  it.each([
    ['aggregate { __typename }', { aggregate: { __typename: 'CustomerAggregate' } }],
    [
      'aggregate { min { __typename } max { name @skip(if: true) } }',
      { aggregate: { min: { __typename: 'CustomerMinimum' }, max: {} } },
    ],
    ['pageInfo { __typename hasPreviousPage }', { pageInfo: { __typename: 'PageInfo', hasPreviousPage: false } }],
  ])('%s is one object, however many rows there are', async (selection, expected) => {
    for (const filter of ['{}', '{ or: [] }']) {
      const { data, errors } = await graph.ask(`{ customers(filter: ${filter}) { ${selection} } }`);
      expect(errors).toBeUndefined();
      expect(data.customers).toEqual(expected);
    }
  });
});

describe('A page that cannot be', () => {
  it.each([
    ['first: -1', 'BAD_USER_INPUT', 'customers.first is -1; it must be 0 or more.'],
    ['last: -5', 'BAD_USER_INPUT', 'customers.last is -5; it must be 0 or more.'],
    ['first: 501', 'LIMIT_EXCEEDED', 'customers.first is 501; at most 500 rows are allowed on a page.'],
    ['first: 2147483647', 'LIMIT_EXCEEDED', 'at most 500 rows'],
    ['first: 1, last: 1', 'BAD_USER_INPUT', 'not both pairs'],
    ['first: 1, after: "abc"', 'BAD_USER_INPUT', 'this cursor does not belong to this list'],
    ['first: 1, after: ""', 'BAD_USER_INPUT', 'this cursor does not belong to this list'],
    [`first: 1, after: "${'A'.repeat(101_000)}"`, 'BAD_USER_INPUT', 'this cursor does not belong to this list'],
  ])('%s is refused', async (args, code, message) => {
    const { status, data, errors } = await graph.ask(`{ customers(${args}) { nodes { id } } }`);
    expect({ status, data }).toEqual({ status: 400, data: undefined });
    expect(errors?.[0]).toMatchObject({ message: expect.stringContaining(message), extensions: { code } });
  });

  it.each([
    ['the same size in a variable', -1, 'BAD_USER_INPUT'],
    ['a huge size in a variable', 100_000, 'LIMIT_EXCEEDED'],
  ])('%s is refused too', async (_name, first, code) => {
    const { errors } = await graph.ask('query ($first: Int) { customers(first: $first) { nodes { id } } }', { first });
    expect(errors?.[0]?.extensions.code).toBe(code);
  });

  it.each([
    ['another list', 'orders(first: 1, after: $cursor) { nodes { id } }'],
    [
      'another ordering',
      'customers(first: 1, after: $cursor, orderBy: [{ field: NAME, direction: DESC }]) { nodes { id } }',
    ],
  ])('a cursor of customers is refused by %s', async (_name, field) => {
    const { pageInfo } = await customers('first: 3, orderBy: [{ field: NAME, direction: ASC }]');
    const { errors } = await graph.ask(`query ($cursor: String) { ${field} }`, { cursor: pageInfo.endCursor });
    expect(errors?.[0]).toMatchObject({
      extensions: { code: 'BAD_USER_INPUT' },
      message: expect.stringContaining('cursor'),
    });
  });

  it('a cursor with one changed bit is refused', async () => {
    const { pageInfo } = await customers('first: 3');
    const bytes = Buffer.from(pageInfo.endCursor ?? '', 'base64url');
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 5) ^ 1, bytes.length - 5);
    const { errors } = await graph.ask(
      'query ($cursor: String) { customers(first: 1, after: $cursor) { nodes { id } } }',
      {
        cursor: bytes.toString('base64url'),
      },
    );
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('A list ordered by long texts', () => {
  it('continues after the longest of them', async () => {
    const { prisma } = graph.database;
    const { id } = await prisma.product.findFirstOrThrow({ select: { id: true } });
    await prisma.product.update({
      where: { id },
      data: { description: 'अ'.repeat(2_000), imageUrl: `https://${'x'.repeat(1_992)}` },
    });
    const order = '[{ field: DESCRIPTION, direction: ASC }, { field: IMAGE_URL, direction: ASC }]';
    const page = async (after: string | null) =>
      await graph.ask(
        `query ($after: String) { products(first: 1, after: $after, orderBy: ${order}) { nodes { id } pageInfo { endCursor } } }`,
        { after },
      );
    const first = await page(null);
    expect(first.data.products.nodes).toEqual([{ id }]);
    const second = await page(first.data.products.pageInfo.endCursor);
    expect(second.errors).toBeUndefined();
    expect(second.data.products.nodes).toHaveLength(1);
    expect(second.data.products.nodes).not.toEqual([{ id }]);
  });
});

async function customers(args: string, cursor: string | null = null): Promise<Page> {
  const variable = args.includes('$cursor') ? 'query ($cursor: String)' : 'query';
  const { data, errors } = await graph.ask(`${variable} { customers(${args}) { ${PAGE} } }`, { cursor });
  expect(errors).toBeUndefined();
  return data.customers;
}

async function ids(orderBy: string): Promise<string[]> {
  const page = await customers(`first: 500, orderBy: ${orderBy}`);
  return page.nodes.map((node) => node.id);
}
