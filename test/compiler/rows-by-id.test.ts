import { execute, GraphQLList, type GraphQLObjectType, getOperationAST, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readerOf } from '../../src/access/reader.ts';
import type { UserViewer } from '../../src/access/viewer.ts';
import { readConfig } from '../../src/config.ts';
import { buildReads } from '../../src/reads.ts';
import { recordStatements } from '../support/statements.ts';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';

let graph: TestGraph;
let admin: UserViewer;
let agent: UserViewer;
let asha: UserViewer;
let reads: Awaited<ReturnType<typeof buildReads>>;
/** Customers on the agent's round, and unrelated ones. */
let seen: readonly string[];
let hidden: readonly string[];
const UNKNOWN = '01890a5d-ac96-774b-bcce-b302099a8057';

beforeAll(async () => {
  graph = await openTestGraph();
  [admin, agent, asha] = await Promise.all([
    graph.viewer('admin@earlybird.example'),
    graph.viewer('agent@earlybird.example'),
    graph.viewer('customer@earlybird.example'),
  ]);
  const config = readConfig('command', { CURSOR_SECRET: 'x'.repeat(32), DATABASE_URL: graph.url });
  reads = await buildReads(config, graph.database);
  const all = await allCustomers(admin);
  seen = await allCustomers(agent);
  hidden = all.filter((id) => !seen.includes(id));
  expect(Math.min(seen.length, hidden.length)).toBeGreaterThan(3);
});
afterAll(() => graph.close());

async function allCustomers(viewer: UserViewer): Promise<readonly string[]> {
  const { data } = await graph.ask('{ customers(first: 100) { nodes { id } } }', {}, viewer);
  return data.customers.nodes.map(({ id }: { id: string }) => id);
}

/** What a verb's payload shows of these customers, including nulls, which `@ChangedList` would leave out. */
async function byRows(ids: readonly string[], viewer: UserViewer, selection: string): Promise<readonly unknown[]> {
  const { schema, reads: engine } = reads;
  const list = (schema.getType('AssignAgentPayload') as GraphQLObjectType).getFields().customers;
  const verb = schema.getMutationType()?.getFields().assignAgent;
  if (list === undefined || verb === undefined) throw new Error('assignAgent has no list of customers any more.');
  list.type = new GraphQLList(schema.getType('Customer') as GraphQLObjectType);
  list.resolve = (_root, _args, _context, info) => engine.readRows(info, readerOf(viewer), ids);
  verb.resolve = () => ({});
  const document = parse(
    `mutation { assignAgent(input: { customerIds: [], agentId: "${UNKNOWN}" }) { customers ${selection} } }`,
  );
  const { data, errors } = await execute({ schema, document });
  if (errors !== undefined) throw errors[0]?.originalError ?? errors[0];
  return (JSON.parse(JSON.stringify(data)) as { assignAgent: { customers: unknown[] } }).assignAgent.customers;
}

/** The answer to a query for the same ids, from one statement whose result is not parsed. */
async function byNodes(ids: readonly string[], viewer: UserViewer, selection: string): Promise<readonly unknown[]> {
  const source = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Customer ${selection} } }`;
  const document = parse(source);
  const operation = getOperationAST(document);
  if (operation == null) throw new Error('No operation.');
  const run = reads.reads.prepare({ document, operation, source, variables: { ids }, reader: readerOf(viewer) });
  return JSON.parse((await run?.())?.data as string).nodes;
}

const idsOf = (rows: readonly unknown[]) => rows.map((row) => (row as { id: string } | null)?.id ?? null);

describe('Rows that are read by their ids', () => {
  it('come in the order of the ids, not of any list', async () => {
    const asked = [...seen].sort().reverse();
    expect(idsOf(await byRows(asked, agent, '{ id name }'))).toEqual(asked);
    expect(idsOf(await byRows([...asked].reverse(), agent, '{ id name }'))).toEqual([...asked].reverse());
  });

  it('are null in their place if the reader does not see them, or if they do not exist', async () => {
    const [one, two] = seen as [string, string];
    const [other, another] = hidden as [string, string];
    const asked = [other, one, UNKNOWN, two, another];
    expect(idsOf(await byRows(asked, agent, '{ id name balance }'))).toEqual([null, one, null, two, null]);
    expect(idsOf(await byRows(asked, admin, '{ id name balance }'))).toEqual([other, one, null, two, another]);
  });

  it('are all null for a viewer who sees none of them, and empty if none is requested', async () => {
    const strangers = hidden.filter((id) => id !== asha.customerId).slice(0, 3);
    expect(await byRows(strangers, asha, '{ id phone }')).toEqual([null, null, null]);
    expect(await byRows([], admin, '{ id }')).toEqual([]);
  });

  it('come as often as they are asked for', async () => {
    const [one, two] = seen as [string, string];
    expect(idsOf(await byRows([one, two, one, one], agent, '{ id }'))).toEqual([one, two, one, one]);
  });

  it('are one statement, however many and however much is selected below', async () => {
    const statements = await recordStatements(() =>
      byRows(seen, agent, '{ name orders(first: 2) { nodes { items { product { name } } } } }'),
    );
    expect(statements).toHaveLength(1);
  });

  it('cost as much as the list of them would', async () => {
    // 60 customers, each with 500 orders, each with its customer and 500 payments of it: 60 × (1 + 500 × (1 + 1 + 500)).
    const sixty = Array.from({ length: 60 }, (_, n) => seen[n % seen.length] as string);
    const selection = '{ id orders(first: 500) { nodes { customer { payments(first: 500) { nodes { id } } } } } }';
    await expect(byRows(sixty, admin, selection)).rejects.toMatchObject({
      code: 'LIMIT_EXCEEDED',
      message: expect.stringMatching(/could touch 15,060,060 rows; at most 500,000/),
    });
  });

  it('that are no ids are refused by name', async () => {
    await expect(byRows(['x'], admin, '{ id }')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

describe('The same ids asked for with nodes', () => {
  it.each([
    ['plain values', '{ __typename id name phone status routePosition createdAt balance }'],
    [
      'aliases, twice over one edge',
      '{ it: id a: orders(first: 1) { nodes { id } } b: orders(first: 2) { nodes { at: deliveryDate } } }',
    ],
    ['edges to one', '{ id area { name } agent { id name } user { email } addresses { line1 } }'],
    [
      'lists with figures',
      '{ orders(first: 3, orderBy: [{ field: DELIVERY_DATE, direction: DESC }]) { totalCount pageInfo { hasNextPage endCursor } aggregate { count sum { total } } edges { cursor node { total } } } }',
    ],
    ['groups', '{ orders { groupBy(keys: [{ field: STATUS }]) { key { status } aggregate { count } } } }'],
    [
      'what hangs far below',
      '{ orders(first: 2) { nodes { items { quantity product { name } } delivery { items { deliveredQuantity } } invoiceLines { amount invoice { number } } } } }',
    ],
    ['fragments', '{ ... on Customer { id ... on Node { __typename } } ... @include(if: false) { name } }'],
  ])('are answered alike: %s', async (_what, selection) => {
    for (const viewer of [admin, agent, asha]) {
      const ids = [hidden[0], seen[0], UNKNOWN, asha.customerId, seen[1], seen[0]] as string[];
      const rows = await byRows(ids, viewer, selection);
      expect(rows).toHaveLength(ids.length);
      expect(rows).toEqual(await byNodes(ids, viewer, selection));
    }
  });
});
