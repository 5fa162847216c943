import { type GraphQLSchema, getNamedType, isLeafType, isObjectType } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { may } from '../../src/access/permission.ts';
import type { UserViewer } from '../../src/access/viewer.ts';
import { Datamodel } from '../../src/compiler/datamodel.ts';
import { buildGraphSchema } from '../../src/schema.ts';
import { readableSchema } from '../oracle/readable-schema.ts';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';
import { answers, documents } from './hostile-questions.ts';
import { pastEveryRule } from './past-every-rule.ts';

// Like hidden-rows.test.ts, for roles that see some tables completely and others not at all.

let graph: TestGraph;
let schema: GraphQLSchema;
let admin: UserViewer;
const viewers = new Map<string, UserViewer>();
beforeAll(async () => {
  // Staff who see all orders may have them grouped by anything.
  graph = await openTestGraph({ settings: { MAX_GROUPS: '100000' } });
  schema = await buildGraphSchema(Datamodel.load());
  const { prisma } = graph.database;
  admin = await graph.viewer('admin@earlybird.example');
  for (const role of ['SUPPORT', 'MARKETING', 'SUPPLIER'] as const) {
    for (const name of ['hostile', 'colleague']) {
      const email = `${name}.${role.toLowerCase()}@x.example`;
      await prisma.user.create({ data: { email, name, role, status: 'ACTIVE' } });
    }
    viewers.set(role, await graph.viewer(`hostile.${role.toLowerCase()}@x.example`));
  }
  await prisma.importRun.create({
    data: { source: 'dump-7', cutover: new Date('2026-03-01'), counts: { orders: 7 }, startedById: admin.userId },
  });
});
afterAll(() => graph.close());

const TABLES = [
  'addresses',
  'areas',
  'audit_events',
  'customers',
  'delivery_statuses',
  'import_runs',
  'invoices',
  'orders',
  'payments',
  'products',
  'subscriptions',
  'users',
];

/** Some ids of every table that has them. */
async function someIds(): Promise<readonly string[]> {
  const found: string[] = [];
  for (const table of TABLES) {
    const { rows } = await graph.database.pool.query<{ id: string }>(`SELECT id FROM ${table} ORDER BY id LIMIT 12`);
    found.push(...rows.map(({ id }) => id));
  }
  return found;
}

/** Every value of every type, queried by id: of the row itself, and of the rows that its edges lead to. */
function everythingOf(readable: GraphQLSchema, ids: readonly string[]): readonly string[] {
  const node = readable.getType('Node');
  const types = Object.values(readable.getTypeMap()).filter(isObjectType);
  const ofType = types.filter((type) => type.getInterfaces().some(({ name }) => name === node?.name));
  return ofType.map((type) => {
    const fields = Object.values(type.getFields()).filter(({ args }) => args.length === 0);
    const texts = fields.flatMap((field) => {
      const inner = getNamedType(field.type);
      if (isLeafType(inner)) return [field.name];
      if (!isObjectType(inner)) return [];
      const leaves = Object.values(inner.getFields()).filter(
        ({ type: leaf, args }) => isLeafType(getNamedType(leaf)) && args.length === 0,
      );
      return leaves.length === 0 ? [] : [`${field.name} { ${leaves.map(({ name }) => name).join(' ')} }`];
    });
    return `{ nodes(ids: ${JSON.stringify(ids)}) { __typename ... on ${type.name} { ${texts.join(' ')} } } }`;
  });
}

const OWN =
  '{ viewer { kind user { id email name role status lastLoginAt customer { id } } customer { id } permissions } }';
const REPORTS: readonly (readonly [field: string, text: string])[] = [
  [
    'deliveryRun',
    '{ deliveryRun(date: "2026-03-31") { stopCount totals { quantity product { name } } stops { customer { id } } } }',
  ],
  ['demand', '{ demand(date: "2026-03-31") { quantity product { name } } }'],
  ['unbilledDeliveries', '{ unbilledDeliveries { totalCount } }'],
  [
    'customers',
    '{ customers(first: 100) { nodes { id calendar(month: "2026-03") { date ordered delivered planned { quantity } orders { id } } } } }',
  ],
];

const LOG = [
  `UPDATE audit_events SET action = 'aeaea', before = '{"a": 1}', after = '{"e": 2}', ip = '192.0.2.1', actor_id = NULL, at = now()`,
  `INSERT INTO audit_events (actor_kind, action) SELECT 'SYSTEM', 'aeaea' FROM generate_series(1, 30)`,
  `UPDATE import_runs SET source = 'aeaea', counts = '{}', options = '{"e": 2}', started_by_id = NULL`,
  `INSERT INTO import_runs (source, cutover) VALUES ('aeaea', '2026-01-01')`,
];
const MONEY = [
  `UPDATE invoices SET total = total + 1000, amount_paid = 1, number = 'AE/' || id, period = period - interval '1 month', status = 'VOID'`,
  `UPDATE invoice_lines SET amount = amount + 1000, quantity = 77, date = date - 40`,
  `UPDATE payments SET amount = amount + 1000, note = 'aeaea', reference = 'aeaea', received_at = received_at - interval '40 days', status = 'REVERSED'`,
  `UPDATE ledger_entries SET amount = amount + 1000, note = 'aeaea', kind = 'WRITE_OFF', booked_at = now()`,
  'DELETE FROM payment_allocations',
  'DELETE FROM ledger_entries',
  'DELETE FROM invoice_lines',
  `UPDATE delivery_statuses SET billing = 'HISTORY'`,
  'DELETE FROM share_links',
  'DELETE FROM payments WHERE customer_id IN (SELECT id FROM customers ORDER BY id LIMIT 5)',
];
const ALL = [
  `UPDATE customers SET name = 'Aeaea', phone = NULL, status = 'STOPPED', route_position = 9, agent_id = NULL, area_id = NULL`,
  `UPDATE areas SET name = 'Aeaea ' || id`,
  `UPDATE products SET name = 'Aeaea ' || id`,
  `UPDATE orders SET note = 'Aeaea', status = 'CANCELLED', delivery_date = delivery_date - 300`,
  'DELETE FROM addresses',
  'DELETE FROM delivery_statuses',
  'DELETE FROM subscriptions',
  'DELETE FROM ledger_entries',
];
const users = (which: string) =>
  `UPDATE users SET name = 'Aeaea', email = 'aeaea' || id || '@x.example', phone = NULL, last_login_at = now(), status = 'DISABLED' WHERE ${which}`;

const typesIn = (bodies: readonly string[]) =>
  new Set([...bodies.join('').matchAll(/"__typename" ?: ?"(\w+)"/g)].map(([, type]) => type));

it.each([
  // Only administrators see the audit log and import runs, and no list leads there: a fifth of their ids is queried.
  ['SUPPORT', 0, 5, LOG, ['AuditEvent', 'ImportRun']],
  [
    'MARKETING',
    1,
    1,
    [...LOG, ...MONEY, users(`role NOT IN ('CUSTOMER', 'DELIVERY_AGENT') AND email NOT LIKE 'hostile.%'`)],
    ['AuditEvent', 'ImportRun', 'Invoice', 'Payment'],
  ],
  [
    'SUPPLIER',
    1,
    1,
    [...LOG, ...MONEY, ...ALL, users(`email NOT LIKE 'hostile.%'`)],
    ['Customer', 'Order', 'Product', 'Area', 'Invoice', 'Payment', 'AuditEvent', 'ImportRun', 'DeliveryStatus'],
  ],
] as const)(
  '%s gets exactly the same answers, whatever is in the rows that it must not see',
  async (role, depth, every, statements, hiddenTypes) => {
    const viewer = viewers.get(role) as UserViewer;
    const ids = await someIds();
    const reports = REPORTS.filter(([field]) => may(role, field)).map(([, text]) => text);
    const readable = await readableSchema(role);
    const lists = documents(readable, role, depth).filter((_, at) => at % every === 0);
    const asked = [...lists, ...everythingOf(readable, ids), ...reports, OWN];
    const before = await answers(graph, asked, viewer);
    expect(before.filter((body) => body.includes('"errors"'))).toEqual([]);
    expect([...hiddenTypes].filter((type) => typesIn(before).has(type))).toEqual([]);
    // An administrator sees every one of them, so there is something to hide.
    const shown = typesIn(await answers(graph, everythingOf(schema, ids), admin));
    expect([...hiddenTypes].filter((type) => !shown.has(type))).toEqual([]);

    let changed = 0;
    await pastEveryRule(graph, async (client) => {
      for (const statement of statements) changed += (await client.query(statement)).rowCount ?? 0;
      await client.query('ANALYZE');
    });
    expect(changed).toBeGreaterThan(30);
    const after = await answers(graph, asked, viewer);
    expect(asked.filter((_, at) => before[at] !== after[at])).toEqual([]);
  },
  120_000,
);

it('A supplier may query no list at all, and is refused', async () => {
  const supplier = viewers.get('SUPPLIER') as UserViewer;
  expect(documents(schema, 'SUPPLIER', 1)).toEqual([]);
  for (const list of ['customers', 'orders', 'invoices', 'payments', 'products', 'users', 'auditEvents']) {
    const { status, errors } = await graph.ask(`{ ${list} { totalCount } }`, {}, supplier);
    expect([list, status, errors?.[0]?.extensions.code]).toEqual([list, 403, 'FORBIDDEN']);
  }
});
