import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph.close());

interface Customers {
  nodes: { id: string; area: { name: string } | null; agent: { name: string } | null }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

async function customers(orderBy: string, first: number, after: string | null = null): Promise<Customers> {
  const query = `query ($after: String) { customers(first: ${first}, after: $after, orderBy: ${orderBy}) {
    nodes { id area { name } agent { name } } pageInfo { hasNextPage endCursor } } }`;
  return (await graph.ask(query, { after })).data.customers;
}

const collator = new Intl.Collator('und');

describe('Ordering by the row at the end of an edge', () => {
  it.each(['ASC', 'DESC'])('%s: rows without one come last', async (direction) => {
    await graph.database.pool.query(
      'UPDATE customers SET agent_id = NULL WHERE id IN (SELECT id FROM customers ORDER BY id LIMIT 3)',
    );
    const { nodes } = await customers(
      `[{ field: AGENT_NAME, direction: ${direction} }, { field: ID, direction: ASC }]`,
      100,
    );
    const expected = [...nodes].sort((a, b) => {
      if (a.agent === null || b.agent === null) {
        return Number(a.agent === null) - Number(b.agent === null) || a.id.localeCompare(b.id);
      }
      const byName = collator.compare(a.agent.name, b.agent.name) * (direction === 'ASC' ? 1 : -1);
      return byName || a.id.localeCompare(b.id);
    });
    expect(nodes.filter(({ agent }) => agent === null)).toHaveLength(3);
    expect(nodes.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
  });

  it('goes upwards unless it is said which way', async () => {
    const upwards = await customers('[{ field: NAME, direction: ASC }]', 100);
    expect(await customers('[{ field: NAME }]', 100)).toEqual(upwards);
    expect(await customers('[{ field: NAME, direction: DESC }]', 100)).not.toEqual(upwards);
  });

  it('pages without a gap or a repeat', async () => {
    const orderBy = '[{ field: AREA_NAME, direction: DESC }, { field: NAME, direction: ASC }]';
    const whole = (await customers(orderBy, 100)).nodes.map(({ id }) => id);
    const walked: string[] = [];
    for (let after: string | null = null; ; ) {
      const page: Customers = await customers(orderBy, 7, after);
      walked.push(...page.nodes.map(({ id }) => id));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(walked).toEqual(whole);
  });

  it('by something computed puts what leads nowhere last too: a balance of nobody is none, not 0', async () => {
    const query =
      '{ users(first: 500, orderBy: [{ field: CUSTOMER_BALANCE, direction: ASC }]) { nodes { customer { balance } } } }';
    const { nodes } = (await graph.ask(query)).data.users;
    const balances: (string | undefined)[] = nodes.map(
      ({ customer }: { customer: { balance: string } | null }) => customer?.balance,
    );
    const known = balances.filter((balance) => balance !== undefined);
    expect(balances.slice(0, known.length)).toEqual([...known].sort((one, other) => Number(one) - Number(other)));
    expect(balances.length).toBeGreaterThan(known.length);
    expect(Number(known.at(-1))).toBeGreaterThan(0);
  });

  it('does not tell of rows that the viewer may not see: they count as missing', async () => {
    // Customers cannot see an agent's email, so ordering by it falls back to the id.
    const viewer = await graph.viewer('customer@earlybird.example');
    const query =
      '{ orders(first: 100, orderBy: [{ field: AGENT_EMAIL, direction: ASC }]) { nodes { id agent { email } } } }';
    const { nodes } = (await graph.ask(query, {}, viewer)).data.orders;
    const ids = nodes.map(({ id }: { id: string }) => id);
    expect(nodes.length).toBeGreaterThan(30);
    expect(nodes.every(({ agent }: { agent: unknown }) => agent === null)).toBe(true);
    expect(ids).toEqual([...ids].sort());
  });
});
