import { createHash, randomUUID } from 'node:crypto';
import {
  type GraphQLEnumType,
  type GraphQLInputObjectType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  graphql,
  isInputObjectType,
  isLeafType,
  parse,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authorizeRead } from '../../src/access/authorize.ts';
import { readerOf } from '../../src/access/reader.ts';
import type { Viewer } from '../../src/access/viewer.ts';
import { Datamodel } from '../../src/compiler/datamodel.ts';
import { createReadEngine } from '../../src/compiler/engine/create-read-engine.ts';
import type { FieldRules } from '../../src/compiler/field-rules.ts';
import { READ_LIMITS } from '../../src/compiler/limits.ts';
import type { ReadEngine } from '../../src/compiler/read-engine.ts';
import { readConfig } from '../../src/config.ts';
import type { Prisma } from '../../src/generated/prisma/client.ts';
import { buildReads } from '../../src/reads.ts';
import { SCOPES } from '../../src/schema.ts';
import { ROW_TYPES, rowType } from '../oracle/row-types.ts';
import { RowVisibility } from '../oracle/row-visibility.ts';
import { column } from '../oracle/value.ts';
import { World } from '../oracle/world.ts';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';
import { mayReadField } from './expected-fields.ts';
import { selectEdge } from './walk-schema.ts';

// Today is 2026-03-31, the last day of the sample.

const TODAY = '2026-03-31';
const LATER = '2026-04-30T18:30:00.000Z';

let graph: TestGraph;
let schema: GraphQLSchema;
let reads: ReadEngine;
let agentId: string;
let areaId: string;

beforeAll(async () => {
  graph = await openTestGraph();
  const config = readConfig('command', { CURSOR_SECRET: 'x'.repeat(32), DATABASE_URL: graph.url });
  ({ schema, reads } = await buildReads(config, graph.database));
  const order = await graph.database.prisma.order.findFirstOrThrow({
    where: { deliveryDate: new Date(TODAY), agentId: { not: null }, areaId: { not: null } },
  });
  agentId = order.agentId as string;
  areaId = order.areaId as string;
});
afterAll(() => graph.close());

type Link = Partial<Omit<Prisma.ShareLinkUncheckedCreateInput, 'date'>> & { readonly date?: string };

async function issue({ date = TODAY, ...link }: Link = {}): Promise<Viewer> {
  const admin = await graph.viewer('admin@earlybird.example');
  const { id } = await graph.database.prisma.shareLink.create({
    data: {
      name: 'Stand-in',
      tokenHash: createHash('sha256').update(randomUUID()).digest('hex'),
      date: new Date(date),
      createdById: admin.userId,
      createdAt: '2026-03-01T00:00:00.000Z',
      expiresAt: LATER,
      ...link,
    },
  });
  return { kind: 'SHARE_LINK', shareLinkId: id };
}

async function ask(
  viewer: Viewer | null,
  source: string,
  variables: Readonly<Record<string, unknown>> = {},
  engine: ReadEngine = reads,
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
): Promise<any> {
  const document = parse(source);
  const operation = document.definitions[0];
  if (operation?.kind !== 'OperationDefinition') throw new Error('There is no operation.');
  const run = engine.prepare({ document, operation, source, variables, reader: readerOf(viewer) });
  if (run === undefined) throw new Error(`No statement answers ${source}`);
  return JSON.parse((await run()).data);
}

/** With different rules for root fields and fields; row scopes are the application's. */
const engineWith = (authorize: typeof authorizeRead, fieldRules: FieldRules): ReadEngine =>
  createReadEngine({
    schema,
    datamodel: Datamodel.load(),
    pool: graph.database.queryPool,
    payloadPool: graph.database.pool,
    scopes: SCOPES,
    fieldRules: { readable: fieldRules, hidden: {} },
    authorize,
    cursorSecret: 'x'.repeat(32),
    preparedStatements: true,
    limits: { ...READ_LIMITS, cost: Number.POSITIVE_INFINITY, answerBytes: Number.MAX_SAFE_INTEGER },
  });

const refused = (field: string) => ({ code: 'FORBIDDEN', message: `SHARE_LINK may not read ${field}.` });

const ordersSeen = async (viewer: Viewer): Promise<string[]> => {
  const { orders } = await ask(viewer, '{ orders(first: 500) { totalCount nodes { id } } }');
  expect(orders.totalCount).toBe(orders.nodes.length);
  return orders.nodes.map(({ id }: { id: string }) => id).toSorted();
};

const ordersOf = async (where: Prisma.OrderWhereInput): Promise<string[]> => {
  const rows = await graph.database.prisma.order.findMany({ where, select: { id: true } });
  return rows.map(({ id }) => id).toSorted();
};

/** Everything that a link shows, as text. */
const SHOWN = `{
  viewer { kind permissions user { id } customer { id balance } shareLink { id name date shift expiresAt area { name } } }
  deliveryRun(date: "${TODAY}") {
    date shift stopCount totals { quantity product { id name unit } }
    stops { position recipient { name phone } address { line1 line2 instructions mapUrl latitude } orders { id } }
  }
  orders(first: 500) {
    totalCount aggregate { count min { deliveryDate } } groupBy(keys: [{ field: AREA }, { field: STATUS }]) { key { status area { name } } aggregate { count } }
    nodes {
      id status deliveryDate shift note recipient { name phone } address { line1 city pincode } area { id name }
      items { id quantity deliveredQuantity product { name unit } }
      delivery { id status occurredAt method verified reason note order { id } items { deliveredQuantity orderedQuantity orderItem { id } } }
    }
  }
}`;

const NOTHING = {
  viewer: { kind: 'SHARE_LINK', permissions: expect.any(Array), user: null, customer: null, shareLink: null },
  deliveryRun: { date: TODAY, shift: null, stopCount: 0, totals: [], stops: [] },
  orders: { totalCount: 0, aggregate: { count: 0, min: { deliveryDate: null } }, groupBy: [], nodes: [] },
};

describe('Anyone who holds a share link', () => {
  it.each<[string, () => Link]>([
    ['a day', () => ({})],
    ['an area', () => ({ areaId })],
    ['an agent', () => ({ agentId })],
    ['a shift', () => ({ shift: 'MORNING' })],
    ['an agent’s evening in an area', () => ({ areaId, agentId, shift: 'EVENING' })],
    ['another day', () => ({ date: '2026-03-17', areaId })],
  ])('sees the orders of %s, and no others', async (_what, reach) => {
    const { date = TODAY, ...rest } = reach();
    const expected = await ordersOf({ deliveryDate: new Date(date), ...(rest as Prisma.OrderWhereInput) });
    expect(expected.length).toBeGreaterThan(0);
    expect(await ordersSeen(await issue(reach()))).toEqual(expected);
  });

  it('learns where to go, whom to ask for and what to leave there', async () => {
    const viewer = await issue({ agentId });
    const { deliveryRun, orders, viewer: itself } = await ask(viewer, SHOWN);
    const due = await graph.database.prisma.order.findMany({
      where: { deliveryDate: new Date(TODAY), agentId },
      include: { customer: true, items: { include: { product: true } } },
    });
    expect(itself).toMatchObject({ user: null, customer: null, shareLink: { name: 'Stand-in', date: TODAY } });
    for (const order of due) {
      const shown = orders.nodes.find(({ id }: { id: string }) => id === order.id);
      expect(shown).toMatchObject({
        status: order.status,
        recipient: { name: order.customer.name, phone: order.customer.phone },
        address: { line1: order.addressLine1, city: order.addressCity },
      });
      expect(shown.items.map((item: { quantity: string }) => item.quantity).toSorted()).toEqual(
        order.items.map(({ quantity }) => quantity.toFixed(3)).toSorted(),
      );
    }
    const going = due.filter(({ status }) => status !== 'CANCELLED');
    const stops = deliveryRun.stops as { recipient: { name: string }; orders: { id: string }[] }[];
    expect(stops.flatMap((stop) => stop.orders.map(({ id }) => id)).toSorted()).toEqual(
      going.map(({ id }) => id).toSorted(),
    );
    const names = new Map(due.map((order) => [order.id, order.customer.name]));
    for (const stop of stops) expect(stop.recipient.name).toBe(names.get(stop.orders[0]?.id as string));
  });

  it('sees the status of an order, but no confirmation that was corrected', async () => {
    const superseded = await graph.database.prisma.deliveryStatus.findFirstOrThrow({
      where: { current: false },
      include: { order: { include: { deliveryStatuses: true } } },
    });
    const date = superseded.order.deliveryDate.toISOString().slice(0, 10);
    const viewer = await issue({ date });
    const current = superseded.order.deliveryStatuses.find((each) => each.current);
    const { order } = await ask(
      viewer,
      `{ order(id: "${superseded.orderId}") { delivery { id status items { orderedQuantity } } } }`,
    );
    expect(order.delivery).toMatchObject({ id: current?.id, status: current?.status });
    expect(order.delivery.items.length).toBeGreaterThan(0);
    const by = (id?: string) => `{ orders(filter: { delivery: { id: { eq: "${id}" } } }) { totalCount } }`;
    expect((await ask(viewer, by(current?.id))).orders.totalCount).toBe(1);
    expect((await ask(viewer, by(superseded.id))).orders.totalCount).toBe(0);
  });

  it('sees nothing once the link has run out, from that very moment on', async () => {
    const { rows } = await graph.database.pool.query('SELECT business_now() AS now');
    const now = (rows[0].now as Date).getTime();
    const until = (ms: number) => issue({ expiresAt: new Date(now + ms) });
    expect(await ask(await until(0), SHOWN)).toEqual(NOTHING);
    expect(await ask(await until(-86_400_000), SHOWN)).toEqual(NOTHING);
    expect((await ask(await until(1), SHOWN)).orders.totalCount).toBeGreaterThan(0);
  });

  it('sees nothing once it is revoked, and nothing with a link that never was', async () => {
    const viewer = await issue({ areaId });
    const [id] = await ordersSeen(viewer);
    const { shareLinkId } = viewer as Extract<Viewer, { kind: 'SHARE_LINK' }>;
    expect((await ask(viewer, `{ order(id: "${id}") { id } }`)).order).toEqual({ id });
    await graph.database.prisma.shareLink.update({ where: { id: shareLinkId }, data: { revokedAt: new Date() } });
    expect(await ask(viewer, SHOWN)).toEqual(NOTHING);
    expect((await ask(viewer, `{ order(id: "${id}") { id } }`)).order).toBeNull();
    expect(await ask({ kind: 'SHARE_LINK', shareLinkId: randomUUID() }, SHOWN)).toEqual(NOTHING);
  });

  it('would get no other row even if every root field and every field were open to it', async () => {
    const open = engineWith(() => {}, {});
    const superseded = await graph.database.prisma.deliveryStatus.findFirstOrThrow({
      where: { current: false },
      include: { order: true },
    });
    const viewer = await issue({ date: superseded.order.deliveryDate.toISOString().slice(0, 10) });
    const world = await World.load(graph.database.pool);
    const visibility = new RowVisibility(viewer, world);
    const shown = new Set<string>();
    for (const name of Object.keys(ROW_TYPES)) {
      if (schema.getType(name) === undefined || !implementsNode(name)) continue;
      const rows = world.all(rowType(name).table);
      for (let at = 0; at < rows.length; at += 500) {
        const part = rows.slice(at, at + 500);
        const ids = part.map((row) => column(row, 'id'));
        const { nodes } = await ask(viewer, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids }, open);
        const expected = part.map((row) => (visibility.sees(name, row) ? { id: column(row, 'id') } : null));
        expect([name, nodes]).toEqual([name, expected]);
        if (expected.some((row) => row !== null)) shown.add(name);
      }
    }
    expect([...shown].toSorted()).toEqual(['Area', 'DeliveryStatus', 'Order', 'Product', 'ShareLink']);
    const [corrected] = world.matching('delivery_statuses', { id: superseded.id });
    expect(corrected !== undefined && visibility.sees('DeliveryStatus', corrected)).toBe(false);

    const over = await issue({ expiresAt: '2026-03-02T00:00:00.000Z' });
    const lists = '{ products { totalCount } areas { id } orders { totalCount } deliveryStatuses { totalCount } }';
    expect(await ask(over, lists, {}, open)).toEqual({
      products: { totalCount: 0 },
      areas: [],
      orders: { totalCount: 0 },
      deliveryStatuses: { totalCount: 0 },
    });
  });

  it('loses an order that goes to another agent, and gains it with the agent’s link', async () => {
    const { prisma } = graph.database;
    const viewer = await issue({ agentId });
    const stranger = await prisma.user.findFirstOrThrow({ where: { role: 'DELIVERY_AGENT', id: { not: agentId } } });
    const order = await prisma.order.findFirstOrThrow({
      where: { deliveryDate: new Date(TODAY), agentId, status: 'PENDING' },
    });
    await prisma.order.update({ where: { id: order.id }, data: { agentId: stranger.id } });
    expect(await ordersSeen(viewer)).not.toContain(order.id);
    expect(await ordersSeen(await issue({ agentId: stranger.id }))).toContain(order.id);
    await prisma.order.update({ where: { id: order.id }, data: { agentId } });
  });
});

/** A path from the list of orders to a row of each type that a link shows. */
const PATHS: Readonly<Record<string, readonly string[]>> = {
  Order: [],
  OrderItem: ['items'],
  Product: ['items', 'product'],
  Area: ['area'],
  Recipient: ['recipient'],
  DeliveryStatus: ['delivery'],
  DeliveryItem: ['delivery', 'items'],
};
const implementsNode = (name: string): boolean =>
  objectType(name)
    .getInterfaces()
    .some((each) => each.name === 'Node');
const objectType = (name: string) => schema.getType(name) as GraphQLObjectType;
const within = (path: readonly string[], inner: string): string =>
  path.reduceRight((text, name) => `${name} { ${text} }`, inner);

/** A condition on each field of a filter, along a path of edges. */
function conditions(typeName: string, path: readonly string[]): [name: string, condition: string][] {
  const filter = schema.getType(`${typeName}Filter`);
  if (!isInputObjectType(filter)) return [];
  return Object.values(filter.getFields())
    .filter(({ name }) => !['and', 'or', 'not'].includes(name))
    .map((field) => {
      const members = (getNamedType(field.type) as GraphQLInputObjectType).getFields();
      const inner =
        members.isNull !== undefined ? '{ isNull: false }' : members.some !== undefined ? '{ some: {} }' : '{}';
      const condition = path.reduceRight(
        (text, name) => (name === 'items' ? `{ ${name}: { some: ${text} } }` : `{ ${name}: ${text} }`),
        `{ ${field.name}: ${inner} }`,
      );
      return [field.name, condition];
    });
}

const valuesOf = (name: string) => (schema.getType(name) as GraphQLEnumType).getValues();

describe('What a share link may not read', () => {
  let viewer: Viewer;
  beforeAll(async () => {
    viewer = await issue();
  });

  /** Answered if the role may read the field; otherwise refused with the field's name. */
  async function tried(coordinate: string, source: string, isRefused: boolean): Promise<void> {
    const answer = ask(viewer, source).then(
      () => 'answered',
      (error: { code: string; message: string }) => ({ code: error.code, message: error.message }),
    );
    expect([source, await answer]).toEqual([source, isRefused ? refused(coordinate) : 'answered']);
  }
  const isClosed = (typeName: string, name: string) => !mayReadField('SHARE_LINK', typeName, name);

  it('is refused wherever it is selected', async () => {
    let closed = 0;
    for (const [typeName, path] of Object.entries(PATHS)) {
      for (const field of Object.values(objectType(typeName).getFields())) {
        const inner = isLeafType(getNamedType(field.type)) ? field.name : (selectEdge(field, 0) ?? '');
        const source = `{ orders(first: 1) { nodes { ${within(path, inner)} } } }`;
        await tried(`${typeName}.${field.name}`, source, isClosed(typeName, field.name));
        if (isClosed(typeName, field.name)) closed++;
      }
    }
    expect(closed).toBeGreaterThan(30);
  });

  it('is refused in every filter, even as a variable, and inside and, or and not', async () => {
    let closed = 0;
    for (const [typeName, path] of Object.entries(PATHS)) {
      for (const [name, condition] of conditions(typeName, path)) {
        await tried(`${typeName}.${name}`, `{ orders(filter: ${condition}) { totalCount } }`, isClosed(typeName, name));
        if (isClosed(typeName, name)) closed++;
      }
    }
    expect(closed).toBeGreaterThan(30);
    const query = 'query ($filter: OrderFilter) { orders(filter: $filter) { totalCount } }';
    const owes = { customer: { balance: { gt: '0' } } };
    for (const filter of [owes, { and: [owes] }, { or: [{}, owes] }, { not: owes }]) {
      await expect(ask(viewer, query, { filter })).rejects.toMatchObject(refused('Order.customer'));
    }
    await expect(ask(viewer, query, { filter: { total: { gte: '100' } } })).rejects.toMatchObject(
      refused('Order.total'),
    );
  });

  it('is refused in every ordering, figure and group', async () => {
    const orders = valuesOf('OrderOrderField');
    expect(orders.map(({ name }) => name)).toEqual(expect.arrayContaining(['CUSTOMER_BALANCE', 'TOTAL']));
    for (const { name, value } of orders) {
      const [first = '', second] = (value as string).split('.');
      const edge = objectType('Order').getFields()[first];
      const end = second === undefined || edge === undefined ? undefined : getNamedType(edge.type).name;
      const source = `{ orders(first: 1, orderBy: [{ field: ${name}, direction: ASC }]) { totalCount edges { cursor } } }`;
      const [type, field] = end === undefined || isClosed('Order', first) ? ['Order', first] : [end, second ?? ''];
      await tried(`${type}.${field}`, source, isClosed(type, field));
    }
    for (const { name, value } of valuesOf('OrderGroupField')) {
      const source = `{ orders { groupBy(keys: [{ field: ${name} }]) { aggregate { count } } } }`;
      await tried(`Order.${value}`, source, isClosed('Order', value as string));
    }
    for (const figures of Object.values(objectType('OrderAggregate').getFields())) {
      if (isLeafType(getNamedType(figures.type))) continue;
      for (const name of Object.keys((getNamedType(figures.type) as GraphQLObjectType).getFields())) {
        const source = `{ orders { aggregate { ${figures.name} { ${name} } } } }`;
        await tried(`Order.${name}`, source, isClosed('Order', name));
      }
    }
  });

  it('is refused on the stops of a round', async () => {
    const run = (inner: string) => `{ deliveryRun(date: "${TODAY}") { ${inner} } }`;
    await tried('Stop.customer', run('stops { customer { id } }'), true);
    await tried('Product.currentPrice', run('totals { product { currentPrice } }'), true);
    await tried('Order.total', run('stops { orders { total } }'), true);
    await tried('ShareLink.createdBy', '{ viewer { shareLink { createdBy { id } } } }', true);
  });

  it('is refused through fragments and aliases, and where graphql-js executes the operation', async () => {
    await tried('Order.billed', '{ orders { nodes { note: billed } } }', true);
    await expect(
      ask(viewer, 'query { orders { nodes { ...F } } } fragment F on Order { ... on Node { ... on Order { total } } }'),
    ).rejects.toMatchObject(refused('Order.total'));
    const { data, errors } = await graphql({
      schema,
      source: '{ __schema { queryType { name } } orders { nodes { customer { balance } } } }',
      contextValue: { viewer, reads },
    });
    expect(data).toBeNull();
    expect(errors?.[0]?.originalError).toMatchObject(refused('Order.customer'));
  });

  it('is refused whatever kind of field it is: of the viewer, an embedded value or a part of one', async () => {
    const strict = engineWith(authorizeRead, {
      SHARE_LINK: { Viewer: ['kind'], Order: ['id', 'address'], AddressSnapshot: ['city'] },
    });
    const stricter = engineWith(authorizeRead, { SHARE_LINK: { Viewer: ['kind'], Order: ['id'] } });
    const city = '{ orders(first: 1) { nodes { id address { city } } } }';
    expect((await ask(viewer, `{ viewer { kind } }`, {}, strict)).viewer).toEqual({ kind: 'SHARE_LINK' });
    expect((await ask(viewer, city, {}, strict)).orders.nodes).toHaveLength(1);
    for (const [engine, coordinate, source] of [
      [strict, 'Viewer.permissions', '{ viewer { permissions } }'],
      [strict, 'Viewer.shareLink', '{ viewer { shareLink { id } } }'],
      [strict, 'AddressSnapshot.line1', '{ orders { nodes { address { line1 } } } }'],
      [stricter, 'Order.address', city],
    ] as const) {
      await expect(ask(viewer, source, {}, engine), source).rejects.toMatchObject(refused(coordinate));
    }
  });

  it('is not revealed by cursors, no matter who they were issued to', async () => {
    const link = await issue({ areaId });
    const own = new Set(await ordersSeen(link));
    const admin = await graph.viewer('admin@earlybird.example');
    const page = '{ edges { cursor } nodes { id } }';
    const { orders } = await ask(admin, `{ orders(first: 20) ${page} }`);
    for (const { cursor } of orders.edges as { cursor: string }[]) {
      const answer = await ask(link, `{ orders(first: 500, after: "${cursor}") ${page} }`);
      expect(answer.orders.nodes.filter(({ id }: { id: string }) => !own.has(id))).toEqual([]);
    }
  });

  it('changes nothing in what is shown, whatever it is', async () => {
    const link = await issue({ areaId, shift: 'MORNING' });
    const questions = [
      SHOWN,
      '{ orders(first: 500, orderBy: [{ field: AREA_NAME, direction: ASC }, { field: NOTE, direction: DESC }]) { edges { cursor } } }',
      ...conditions('Order', [])
        .filter(([name]) => !isClosed('Order', name))
        .map(([, condition]) => `{ orders(filter: { not: ${condition} }) { totalCount } }`),
    ];
    const answers = () => Promise.all(questions.map((question) => ask(link, question)));
    const before = await answers();
    expect(before[0].orders.totalCount).toBeGreaterThan(0);
    const own = (await ordersSeen(link)).map((id) => `'${id}'`).join(', ');
    const client = await graph.database.pool.connect();
    try {
      await client.query(`SET session_replication_role = 'replica'`);
      for (const statement of [
        `UPDATE customers SET status = 'STOPPED', agent_id = NULL, area_id = NULL, created_at = now()`,
        `UPDATE users SET name = 'Aeaea', phone = NULL`,
        `UPDATE addresses SET line1 = 'Aeaea', city = 'Aeaea'`,
        `UPDATE orders SET note = 'Aeaea', address_line1 = 'Aeaea' WHERE id NOT IN (${own})`,
        `UPDATE orders SET cancel_note = 'Aeaea', created_at = now() WHERE id IN (${own})`,
        'UPDATE order_items SET unit_price = unit_price + 7, amount = round(quantity * (unit_price + 7), 2), tax_rate = 5',
        `UPDATE order_items SET quantity = quantity + 7, amount = round((quantity + 7) * unit_price, 2) WHERE order_id NOT IN (${own})`,
        'UPDATE product_prices SET price = price + 7',
        `UPDATE delivery_statuses SET billing = 'HISTORY', latitude = 1, longitude = 1`,
        'UPDATE subscriptions SET start_date = start_date - 7',
        ...['ledger_entries', 'payment_allocations', 'invoice_lines', 'subscription_days'].map(
          (t) => `DELETE FROM ${t}`,
        ),
      ]) {
        await client.query(statement);
      }
    } finally {
      await client.query(`SET session_replication_role = 'origin'`);
      client.release();
    }
    expect(await answers()).toEqual(before);
  });
});
