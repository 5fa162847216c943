import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordStatements } from '../support/statements.ts';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';

let graph: TestGraph;
let customer: string;
/** An order of that customer whose only item was removed. */
let empty: string;
beforeAll(async () => {
  graph = await openTestGraph();
  customer = (await graph.viewer('customer@earlybird.example')).customerId as string;
  empty = await takeItemsOff();
});
afterAll(() => graph.close());

async function takeItemsOff(): Promise<string> {
  const { rows } = await graph.database.pool.query(
    `SELECT id FROM orders WHERE customer_id = $1 AND status = 'PENDING' ORDER BY delivery_date, id LIMIT 1`,
    [customer],
  );
  const { id } = rows[0];
  await graph.database.pool.query('DELETE FROM order_items WHERE customer_id = $1 AND order_id = $2', [customer, id]);
  return id;
}

interface Order {
  id: string;
  total: string;
  items: { amount: string }[];
}

const paise = (amount: string): bigint => BigInt(amount.replace('.', ''));
const sumOf = (amounts: readonly string[]): bigint => amounts.reduce((sum, amount) => sum + paise(amount), 0n);

async function orders(selection: string, args = 'first: 500') {
  let answer: Awaited<ReturnType<TestGraph['ask']>> | undefined;
  const statements = await recordStatements(async () => {
    answer = await graph.ask(`query ($id: ID!) { customer(id: $id) { orders(${args}) { ${selection} } } }`, {
      id: customer,
    });
  });
  expect(answer?.errors).toBeUndefined();
  expect(statements).toHaveLength(1);
  const lookUps = statements[0]?.text.match(/FROM "order_items"/g)?.length;
  return { ...answer?.data.customer.orders, lookUps };
}

describe('The total of an order', () => {
  it('is the sum of its items, which one look-up gives with it', async () => {
    const { nodes, lookUps } = await orders('nodes { total items { amount } }');
    expect(nodes.length).toBeGreaterThan(40);
    for (const { total, items } of nodes as Order[]) {
      expect(paise(total)).toBe(sumOf(items.map(({ amount }) => amount)));
    }
    expect(lookUps).toBe(1);
  });

  it('is there without its items, before and after them, and however often it is selected', async () => {
    const alone = (await orders('nodes { total }')).nodes.map(({ total }: Order) => total);
    const { nodes } = await orders('nodes { items { amount } total again: total }');
    expect(nodes.map(({ total }: Order) => total)).toEqual(alone);
    expect(nodes.map(({ again }: { again: string }) => again)).toEqual(alone);
  });

  it('leaves a second selection of the items what it asks for', async () => {
    const { nodes, lookUps } = await orders(
      'nodes { total prices: items { unitPrice } items { amount product { name } } }',
      'first: 1',
    );
    expect(nodes).toEqual([
      {
        total: expect.any(String),
        prices: [{ unitPrice: expect.any(String) }],
        items: [{ amount: expect.any(String), product: { name: expect.any(String) } }],
      },
    ]);
    expect(lookUps).toBe(2);
  });

  it('is 0.00 of an order without items, with them and without', async () => {
    const { data } = await graph.ask(
      'query ($id: ID!) { with: order(id: $id) { id total items { amount } } without: order(id: $id) { total } }',
      { id: empty },
    );
    expect(data).toEqual({ with: { id: empty, total: '0.00', items: [] }, without: { total: '0.00' } });
  });
});

describe('Figures over the totals of a list whose page shows items', () => {
  const FIGURES = 'totalCount aggregate { count sum { total } min { total } max { total } avg { total } }';
  const PAGE =
    'nodes { id total items { amount } } edges { cursor node { items { amount } } } pageInfo { hasNextPage hasPreviousPage endCursor }';

  it.each([
    'first: 3',
    'last: 3',
    'first: 0',
    'first: 500',
    'first: 3, orderBy: [{ field: TOTAL, direction: DESC }]',
    'last: 3, orderBy: [{ field: DELIVERY_DATE, direction: ASC }]',
  ])('%s: go over all rows, and the page is what it is alone', async (args) => {
    const { nodes: all } = await orders('nodes { total }');
    const both = await orders(`${FIGURES} ${PAGE}`, args);
    const { lookUps: _, ...page } = await orders(PAGE, args);
    const { lookUps: __, ...figures } = await orders(FIGURES, args);
    expect(both).toMatchObject({ ...page, ...figures });
    expect(both.totalCount).toBe(all.length);
    expect(both.aggregate.count).toBe(all.length);
    expect(paise(both.aggregate.sum.total)).toBe(sumOf(all.map(({ total }: Order) => total)));
    expect(both.nodes.length).toBe(Math.min(Number(/\d+/.exec(args)?.[0]), all.length));
  });

  it('need one look-up of the items of each order', async () => {
    const { lookUps } = await orders('aggregate { sum { total } } nodes { total items { amount } }', 'first: 3');
    expect(lookUps).toBe(1);
  });

  it('stay figures over all rows after a cursor', async () => {
    const first = await orders(`${FIGURES} ${PAGE}`, 'first: 3');
    const second = await orders(`${FIGURES} ${PAGE}`, `first: 3, after: ${JSON.stringify(first.pageInfo.endCursor)}`);
    expect({ totalCount: second.totalCount, aggregate: second.aggregate }).toEqual({
      totalCount: first.totalCount,
      aggregate: first.aggregate,
    });
    const six = await orders('nodes { id }', 'first: 6');
    expect([...first.nodes, ...second.nodes].map(({ id }) => id)).toEqual(six.nodes.map(({ id }: Order) => id));
  });

  it('are those of a list that is ordered by joined rows', async () => {
    const byAgent = 'first: 3, orderBy: [{ field: AGENT_NAME, direction: ASC }]';
    const { aggregate } = await orders(`${FIGURES} ${PAGE}`, byAgent);
    expect(aggregate).toEqual((await orders(FIGURES)).aggregate);
  });
});
