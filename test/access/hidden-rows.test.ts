import {
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { may } from '../../src/access/permission.ts';
import type { UserViewer } from '../../src/access/viewer.ts';
import { Datamodel } from '../../src/compiler/datamodel.ts';
import { buildGraphSchema } from '../../src/schema.ts';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';

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

type Field = GraphQLField<unknown, unknown>;

const argumentOf = (field: Field, name: string) => field.args.find((argument) => argument.name === name)?.type;

/** Conditions that tell rows apart by what is behind them: on every field that a filter has, to so many relations' depth. */
function conditions(type: GraphQLInputObjectType, depth: number): readonly string[] {
  return Object.values(type.getFields()).flatMap((field) => {
    const inner = getNamedType(field.type);
    if (!isInputObjectType(inner) || ['and', 'or', 'not'].includes(field.name)) return [];
    const members = inner.getFields();
    if (members.isNull !== undefined) {
      const tests = ['{ isNull: false }'];
      if (members.contains !== undefined) tests.push('{ contains: "e" }');
      else if (members.gte !== undefined && getNamedType(members.gte.type).name === 'Decimal')
        tests.push('{ gte: "100" }');
      return tests.map((test) => `{ ${field.name}: ${test} }`);
    }
    if (depth === 0) return [];
    if (members.some === undefined) return conditions(inner, depth - 1).map((text) => `{ ${field.name}: ${text} }`);
    const behind = conditions(getNamedType(members.some.type) as GraphQLInputObjectType, depth - 1);
    return ['{}', ...behind].flatMap((text) =>
      ['some', 'none'].map((quantifier) => `{ ${field.name}: { ${quantifier}: ${text} } }`),
    );
  });
}

/** Everything that a list can be asked about its rows without being asked for them, and the rows in every order. */
function questions(field: Field, depth: number): readonly string[] {
  const list = getNamedType(field.type);
  const filter = getNamedType(argumentOf(field, 'filter'));
  const orderBy = getNamedType(argumentOf(field, 'orderBy'));
  if (!isObjectType(list) || !isInputObjectType(filter) || !isInputObjectType(orderBy)) return [];
  const paths = getNamedType(orderBy.getFields().field?.type);
  const keys = getNamedType(
    (getNamedType(list.getFields().groupBy?.args[0]?.type) as GraphQLInputObjectType).getFields().field?.type,
  );
  if (!isEnumType(paths) || !isEnumType(keys)) return [];
  const aggregate = getNamedType(list.getFields().aggregate?.type);
  const figures = isObjectType(aggregate) ? Object.values(aggregate.getFields()).map(figureText) : [];
  return [
    '(first: 0) { totalCount pageInfo { hasNextPage hasPreviousPage } }',
    ...figures.map((text) => ` { aggregate { ${text} } }`),
    ...keys.getValues().map(({ name }) => ` { groupBy(keys: [{ field: ${name} }]) { aggregate { count } } }`),
    ...paths
      .getValues()
      .flatMap(({ name }) =>
        ['ASC', 'DESC'].map(
          (way) => `(first: 40, orderBy: [{ field: ${name}, direction: ${way} }]) { edges { cursor } }`,
        ),
      ),
    ...conditions(filter, depth).map((text) => `(first: 0, filter: ${text}) { totalCount }`),
  ];
}

function figureText({ name, type }: Field): string {
  const figures = getNamedType(type);
  return isObjectType(figures) ? `${name} { ${Object.keys(figures.getFields()).join(' ')} }` : name;
}

/** Every list of the graph's root that this role may ask for, asked everything; so many questions in one document. */
function documents(role: UserViewer['role'], depth: number): readonly string[] {
  const lists = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(
    (field) => may(role, field.name) && field.args.every(({ type }) => !isNonNullType(type)),
  );
  const asked = lists.flatMap((field) => questions(field, depth).map((text) => `${field.name}${text}`));
  const made: string[] = [];
  for (let at = 0; at < asked.length; at += 30) {
    made.push(
      `{ ${asked
        .slice(at, at + 30)
        .map((text, n) => `q${n}: ${text}`)
        .join(' ')} }`,
    );
  }
  return made;
}

async function answers(texts: readonly string[], viewer: UserViewer): Promise<readonly string[]> {
  const { accessToken } = await graph.tokens.issue(viewer);
  const given: string[] = [];
  for (const query of texts) {
    const { body } = await graph.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { authorization: `Bearer ${accessToken}` },
      payload: { query, extensions: { cost: true } },
    });
    given.push(body);
  }
  return given;
}

const REPORTS = [
  '{ deliveryRun(date: "2026-03-31") { stopCount totals { quantity product { name } } stops { customer { id } } } }',
  '{ demand(date: "2026-03-31") { quantity product { name } } }',
  '{ customers(first: 100) { nodes { id balance calendar(month: "2026-03") { date planned { quantity } orders { id } } } } }',
];

/**
 * Turns everything around that a viewer must not see, past every trigger and check: names, contacts, states, amounts, notes and
 * the rows themselves. `hidden` says which customers those are.
 */
async function turnAround(hidden: string, viewer: UserViewer): Promise<void> {
  const client = await graph.database.pool.connect();
  try {
    await client.query(`SET session_replication_role = 'replica'`);
    await client.query(`DO $$ DECLARE found record; BEGIN
      FOR found IN SELECT conrelid::regclass AS place, conname FROM pg_constraint WHERE contype = 'c' AND conrelid <> 0 LOOP
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', found.place, found.conname);
      END LOOP; END $$`);
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
    await client.query(`SET session_replication_role = 'origin'`);
  } finally {
    client.release();
  }
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
  '%s gets the same answers, to the letter, whatever stands in the rows that it must not see',
  async (_who, who, depth, hidden) => {
    const viewer = who();
    const asked = [...documents(viewer.role, depth), ...REPORTS];
    const before = await answers(asked, viewer);
    expect(asked.length).toBeGreaterThan(40);
    expect(before.filter((body) => body.includes('"errors"'))).toEqual([]);
    await turnAround(hidden, viewer);
    const after = await answers(asked, viewer);
    const told = asked.filter((_, at) => before[at] !== after[at]);
    expect(told).toEqual([]);
  },
  120_000,
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
