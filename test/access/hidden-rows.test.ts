import { type GraphQLSchema, isLeafType } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { UserViewer } from '../../src/access/viewer.ts';
import { Datamodel } from '../../src/compiler/datamodel.ts';
import { buildGraphSchema } from '../../src/schema.ts';
import { readableSchema } from '../oracle/readable-schema.ts';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';
import { answers, documents, type Field, questions } from './hostile-questions.ts';
import { pastEveryRule } from './past-every-rule.ts';

let graph: TestGraph;
let schema: GraphQLSchema;
let asha: UserViewer;
let agent: UserViewer;
beforeAll(async () => {
  graph = await openTestGraph();
  schema = await buildGraphSchema(Datamodel.load());
  asha = await graph.viewer('customer@earlybird.example');
  agent = await graph.viewer('agent@earlybird.example');
});
afterAll(() => graph.close());

const REPORTS = [
  '{ deliveryRun(date: "2026-03-31") { stopCount totals { quantity product { name } } stops { customer { id } } } }',
  '{ demand(date: "2026-03-31") { quantity product { name } } }',
  '{ customers(first: 100) { nodes { id balance calendar(month: "2026-03") { date ordered delivered planned { quantity } orders { id } } } } }',
];

/**
 * Changes everything that a viewer must not see, without triggers and checks: names, contacts, states, amounts, notes and the
 * rows themselves. `hidden` says which customers those are.
 */
async function turnAround(hidden: string, viewer: UserViewer): Promise<void> {
  await pastEveryRule(graph, async (client) => {
    await client.query(`CREATE TEMPORARY TABLE hidden AS SELECT id FROM customers WHERE ${hidden}`, [
      viewer.role === 'CUSTOMER' ? viewer.customerId : viewer.userId,
    ]);
    const { rows } = await client.query('SELECT count(*)::int AS count FROM hidden');
    expect(rows[0].count).toBeGreaterThan(5);
    const others = 'customer_id IN (SELECT id FROM hidden)';
    for (const statement of [
      `UPDATE customers SET name = 'Aeaea ' || reverse(name), phone = NULL, status = 'STOPPED', route_position = 999, agent_id = NULL, area_id = NULL WHERE id IN (SELECT id FROM hidden)`,
      `UPDATE users SET name = 'Aeaea', email = 'aeaea' || id || '@earlybird.example', phone = NULL, last_login_at = now() WHERE id <> '${viewer.userId}'`,
      `UPDATE orders SET note = 'Aeaea', created_at = now() WHERE ${others}`,
      `UPDATE order_items SET quantity = quantity + 7, amount = amount + 1000 WHERE ${others}`,
      `UPDATE addresses SET line1 = 'Aeaea', city = 'Aeaea' WHERE ${others}`,
      `UPDATE invoices SET total = total + 1000, amount_paid = 0 WHERE ${others}`,
      `UPDATE payments SET amount = amount + 1000, note = 'Aeaea', reference = 'Aeaea' WHERE ${others}`,
      `UPDATE delivery_statuses SET note = 'Aeaea', latitude = 1, longitude = 1 WHERE ${others}`,
      `UPDATE subscriptions SET status = 'DRAFT' WHERE ${others}`,
      ...[
        'ledger_entries',
        'payment_allocations',
        'invoice_lines',
        'subscription_days',
        'subscription_pauses',
        'share_links',
      ].map((table) => `DELETE FROM ${table} WHERE ${table === 'share_links' ? 'true' : others}`),
    ]) {
      await client.query(statement);
    }
    await client.query('DROP TABLE hidden');
  });
}

it.each([
  ['A customer', () => asha, 2, 'id <> $1::uuid'],
  [
    'An agent',
    () => agent,
    1,
    `agent_id IS DISTINCT FROM $1::uuid AND NOT EXISTS (SELECT 1 FROM orders WHERE orders.customer_id = customers.id
     AND orders.agent_id = $1::uuid AND delivery_date BETWEEN business_today() - 1 AND business_today() + 1)`,
  ],
])(
  '%s gets exactly the same answers, whatever is in the rows that it must not see',
  async (_who, who, depth, hidden) => {
    const viewer = who();
    const asked = [...documents(await readableSchema(viewer.role), viewer.role, depth), ...REPORTS];
    const before = await answers(graph, asked, viewer);
    expect(asked.length).toBeGreaterThan(40);
    expect(before.filter((body) => body.includes('"errors"'))).toEqual([]);
    await turnAround(hidden, viewer);
    const after = await answers(graph, asked, viewer);
    const told = asked.filter((_, at) => before[at] !== after[at]);
    expect(told).toEqual([]);
  },
  300_000,
);

it('is no use to others: a cursor that an administrator was given shows a customer its own rows alone', async () => {
  const page = '{ pageInfo { endCursor hasNextPage } nodes { customer { id } } totalCount }';
  const query = `query ($after: String) { orders(first: 30, after: $after, orderBy: [{ field: CUSTOMER_NAME, direction: ASC }]) ${page} }`;
  const { data } = await graph.ask(query);
  const own = await graph.ask(query, { after: data.orders.pageInfo.endCursor }, asha);
  expect(own.errors).toBeUndefined();
  const seen = new Set(own.data.orders.nodes.map(({ customer }: { customer: { id: string } }) => customer.id));
  expect([...seen].filter((id) => id !== asha.customerId)).toEqual([]);
});

it('has leaves to ask about', () => {
  const [list] = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ name }) => name === 'orders');
  const text = questions(list as Field, 2).join('\n');
  expect(text).toContain('{ customer: { invoices: { some:');
  expect(text).toContain('field: AGENT_EMAIL');
  expect(isLeafType(schema.getType('Decimal'))).toBe(true);
});
