import { randomUUID } from 'node:crypto';
import {
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  graphql,
  isObjectType,
  parse,
  validateSchema,
} from 'graphql';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readerOf } from '../../src/access/reader.ts';
import type { Role } from '../../src/access/role.ts';
import { type Viewer, type ViewerRole, viewerRole } from '../../src/access/viewer.ts';
import type { AppContext } from '../../src/app.ts';
import type { ReadEngine } from '../../src/compiler/read-engine.ts';
import { enumNameOf } from '../../src/compiler/schema/order-type.ts';
import { readConfig } from '../../src/config.ts';
import { buildReads } from '../../src/reads.ts';
import { FORGETTING } from '../../src/schema.ts';
import { unlimitedAttempts } from '../identity/unlimited-attempts.ts';
import { ROW_TYPES, rowType } from '../oracle/row-types.ts';
import { RowVisibility } from '../oracle/row-visibility.ts';
import { column } from '../oracle/value.ts';
import { World } from '../oracle/world.ts';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';
import { mayReadField } from './expected-fields.ts';
import { EXPECTED_PERMISSIONS } from './expected-permissions.ts';
import {
  exampleOf,
  filteredEdges,
  hasId,
  identitiesIn,
  isRowType,
  orderFields,
  selectEdge,
  targetOf,
} from './walk-schema.ts';

// Everything in the schema, tried by everyone against rows that are not theirs. What each may see is written down a second time
// in test/oracle/row-visibility.ts and expected-permissions.ts; a new field is tried without any change here.

/** Root fields whose arguments cannot be derived from their types, as selected. */
const ROOT_SELECTIONS: Readonly<Record<string, string>> = {
  invoice: 'invoice(number: "EB/25-26/000001") { __typename id customer { __typename id } }',
  revenue:
    'revenue(from: "2026-01-01", to: "2026-04-01", groupBy: [AREA, PRODUCT]) { orders area { __typename id } product { __typename id } }',
  node: 'node(id: "01890a5d-ac96-774b-bcce-b302099a8057") { __typename id }',
  nodes: 'nodes(ids: ["01890a5d-ac96-774b-bcce-b302099a8057"]) { __typename id }',
};

/** Verbs of viewers who may change only their own rows, aimed at someone else's; each must answer NOT_FOUND. */
const AIMED_AT_OTHERS: Readonly<Record<string, (other: { customerId: string; addressId: string }) => string>> = {
  updateCustomer: ({ customerId }) => `(input: { customerId: "${customerId}", name: "Mine" })`,
  addAddress: ({ customerId }) =>
    `(input: { customerId: "${customerId}", line1: "Mine", idempotencyKey: "${randomUUID()}" })`,
  updateAddress: ({ addressId }) => `(input: { addressId: "${addressId}", line1: "Mine" })`,
  archiveAddress: ({ addressId }) => `(input: { addressId: "${addressId}" })`,
};
/** Verbs that by nature concern only the caller's own rows. */
const ABOUT_ONESELF = new Set(['activateAccount', 'changePassword', 'login', 'logout', 'refreshSession']);
/** Roles that see everything may change everything that the permissions allow. */
const SEES_ALL_CUSTOMERS = new Set<ViewerRole>(['ADMIN', 'BILLING_ANALYST', 'SUPPORT', 'MARKETING']);

let graph: TestGraph;
let schema: GraphQLSchema;
let reads: ReadEngine;
let world: World;
let viewers: ReadonlyMap<ViewerRole, Viewer | null>;

beforeAll(async () => {
  graph = await openTestGraph();
  const { database } = graph;
  for (const role of ['SUPPORT', 'MARKETING', 'SUPPLIER'] as const) {
    await database.prisma.user.create({
      data: { email: `${role.toLowerCase()}@whole.example`, name: role, role, status: 'ACTIVE' },
    });
  }
  const config = readConfig('command', { CURSOR_SECRET: 'x'.repeat(32), DATABASE_URL: graph.url });
  ({ schema, reads } = await buildReads(config, database));
  world = await World.load(database.pool);
  viewers = await everyKindOfViewer();
});
afterAll(() => graph.close());

async function everyKindOfViewer(): Promise<ReadonlyMap<ViewerRole, Viewer | null>> {
  const user = async (email: string): Promise<Viewer> => graph.viewer(email);
  const admin = await user('admin@earlybird.example');
  const link = world.all('share_links').find((each) => (column(each, 'expiresAt') as number) > world.now);
  if (link === undefined) throw new Error('The sample has no share link that still works.');
  const all: (Viewer | null)[] = [
    admin,
    await user('analyst@earlybird.example'),
    await user('support@whole.example'),
    await user('marketing@whole.example'),
    await user('supplier@whole.example'),
    await user('agent@earlybird.example'),
    await user('customer@earlybird.example'),
    { ...admin, mustChangePassword: true } as Viewer,
    { kind: 'SHARE_LINK', shareLinkId: column(link, 'id') as string },
    null,
  ];
  return new Map(all.map((viewer) => [viewerRole(viewer), viewer]));
}

const ROLES = Object.keys(EXPECTED_PERMISSIONS) as ViewerRole[];
const viewerOf = (role: ViewerRole): Viewer | null => viewers.get(role) ?? null;
const mayUse = (role: ViewerRole, field: string): boolean => EXPECTED_PERMISSIONS[role].includes(field);
const refusalFor = (role: ViewerRole): string => (role === 'ANONYMOUS' ? 'UNAUTHENTICATED' : 'FORBIDDEN');

/** As the server answers a query: with one statement. */
async function ask(role: ViewerRole, source: string): Promise<Record<string, never>> {
  const document = parse(source);
  const operation = document.definitions[0];
  if (operation?.kind !== 'OperationDefinition') throw new Error('There is no operation.');
  const run = reads.prepare({ document, operation, source, variables: {}, reader: readerOf(viewerOf(role)) });
  if (run === undefined) throw new Error(`No statement answers ${source}`);
  return JSON.parse((await run()).data);
}

/** The ids of a type's rows that this role's viewer sees, or does not. */
function idsOf(role: ViewerRole, typeName: string, seen: boolean): string[] {
  const visibility = new RowVisibility(viewerOf(role), world);
  const rows = world.all(rowType(typeName).table).filter((row) => visibility.sees(typeName, row) === seen);
  return rows.flatMap((row) => ('id' in row.columns ? [column(row, 'id') as string] : []));
}

const hasIdColumn = (typeName: string): boolean => {
  const [row] = world.all(rowType(typeName).table);
  return row !== undefined && 'id' in row.columns;
};

const list = (ids: readonly string[]): string => `[${ids.map((id) => `"${id}"`).join(', ')}]`;

/** Whether this role may read what a list is ordered by: a field of its rows, or one at the end of an edge. */
function mayOrderBy(role: ViewerRole, type: GraphQLObjectType, path: string): boolean {
  const [first = '', second] = path.split('.');
  if (!mayReadField(role, type.name, first)) return false;
  const end = type.getFields()[first];
  return second === undefined || (end !== undefined && mayReadField(role, getNamedType(end.type).name, second));
}

/** Everything in the answer that the viewer must not see; undefined ids belong to no row. */
function foreignIn(role: ViewerRole, answer: unknown): string[] {
  const seen = new Map<string, Set<string>>();
  return identitiesIn(answer).flatMap(({ typeName, id }) => {
    // Children with a computed id are below a parent that is checked.
    if (!(typeName in ROW_TYPES) || !hasIdColumn(typeName)) return [];
    if (!seen.has(typeName)) seen.set(typeName, new Set(idsOf(role, typeName, true)));
    return seen.get(typeName)?.has(id) ? [] : [`${typeName} ${id}`];
  });
}

const rootFields = () => Object.values(schema.getQueryType()?.getFields() ?? {});
const mutations = () => Object.values(schema.getMutationType()?.getFields() ?? {});
const rowTypes = () =>
  Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && isRowType(type)) as never[];

const selectRoot = (role: ViewerRole, field: ReturnType<typeof rootFields>[number]): string =>
  ROOT_SELECTIONS[field.name] ??
  selectEdge(field, 2, (typeName, name) => mayReadField(role, typeName, name)) ??
  field.name;

it('has its data for everything: roots in the expected permissions, aims for what changes one’s own', () => {
  expect(validateSchema(schema)).toEqual([]);
  const named = new Set(Object.values(EXPECTED_PERMISSIONS).flat());
  expect([...rootFields(), ...mutations()].map(({ name }) => name).filter((name) => !named.has(name))).toEqual([]);
  const own = ROLES.filter((role) => !SEES_ALL_CUSTOMERS.has(role)).flatMap((role) => EXPECTED_PERMISSIONS[role]);
  const unaimed = mutations().filter(
    ({ name }) => own.includes(name) && !ABOUT_ONESELF.has(name) && !(name in AIMED_AT_OTHERS),
  );
  expect(unaimed.map(({ name }) => name)).toEqual([]);
});

describe.each(ROLES)('%s', (role) => {
  it('gets from every root field what is its own, and is refused the others', async () => {
    for (const field of rootFields()) {
      const source = `{ ${selectRoot(role, field)} }`;
      if (mayUse(role, field.name)) {
        expect(foreignIn(role, await ask(role, source)), field.name).toEqual([]);
      } else {
        await expect(ask(role, source), field.name).rejects.toMatchObject({ code: refusalFor(role) });
      }
    }
  });

  it('finds no row of others by its id', async () => {
    for (const type of rowTypes() as GraphQLObjectType[]) {
      if (!hasId(type)) continue;
      const { name } = type;
      const ids = idsOf(role, name, false).slice(0, 100);
      if (ids.length === 0) continue;
      if (mayUse(role, 'nodes')) {
        const { nodes } = await ask(role, `{ nodes(ids: ${list(ids)}) { __typename id } }`);
        expect(new Set(nodes), name).toEqual(new Set([null]));
        expect((await ask(role, `{ node(id: "${ids[0]}") { id } }`)).node).toBeNull();
      }
      const root = rootFields().find(
        (field) => field.args.some((arg) => arg.name === 'id') && targetOf(field)?.type.name === name,
      );
      if (root === undefined || !mayUse(role, root.name)) continue;
      const aliases = ids.slice(0, 20).map((id, index) => `a${index}: ${root.name}(id: "${id}") { __typename }`);
      expect(new Set(Object.values(await ask(role, `{ ${aliases.join(' ')} }`))), root.name).toEqual(new Set([null]));
    }
  });

  it('reaches no row of others by any edge of its own rows', async () => {
    if (!mayUse(role, 'nodes')) return;
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type) || !isRowType(type) || !hasId(type)) continue;
      const ids = idsOf(role, type.name, true).slice(0, 5);
      if (ids.length === 0) continue;
      const edges = Object.values(type.getFields()).flatMap((field) => selectEdge(field, 1) ?? []);
      for (const edge of edges) {
        const answer = await ask(
          role,
          `{ nodes(ids: ${list(ids)}) { __typename ... on ${type.name} { id ${edge} } } }`,
        );
        expect(foreignIn(role, answer), `${type.name}.${edge}`).toEqual([]);
      }
    }
  });

  it('learns nothing of others from a list: by filter, ordering, figures, groups or cursor', async () => {
    for (const field of rootFields()) {
      const target = targetOf(field);
      if (!target?.paged || !isRowType(target.type) || !hasId(target.type) || !mayUse(role, field.name)) continue;
      const { name } = field;
      const mine = idsOf(role, target.type.name, true);
      const others = list(idsOf(role, target.type.name, false).slice(0, 100));
      const whole = (await ask(role, `{ ${name} { totalCount aggregate { count } } }`)) as never as Record<
        string,
        { totalCount: number; aggregate: { count: number } }
      >;
      expect(whole[name], name).toEqual({ totalCount: mine.length, aggregate: { count: mine.length } });

      const filtered = (await ask(
        role,
        `{ ${name}(filter: { id: { in: ${others} } }) { totalCount } }`,
      )) as never as Record<string, { totalCount: number }>;
      expect(filtered[name]?.totalCount, name).toBe(0);
      for (const [edge, typeName] of filteredEdges(schema, target.type)) {
        const hidden = idsOf(role, typeName, false).slice(0, 100);
        const filter = `{ ${name}(filter: { ${edge}: { id: { in: ${list(hidden)} } } }) { totalCount } }`;
        if (!mayReadField(role, target.type.name, edge)) {
          await expect(ask(role, filter), `${name} by ${edge}`).rejects.toMatchObject({ code: 'FORBIDDEN' });
          continue;
        }
        const through = (await ask(role, filter)) as never as Record<string, { totalCount: number }>;
        expect(through[name]?.totalCount, `${name} by ${edge}`).toBe(0);
      }

      const orders = orderFields(schema, target.type).filter((path) => mayOrderBy(role, target.type, path));
      for (let at = 0; at < orders.length; at += 10) {
        const aliases = orders
          .slice(at, at + 10)
          .map(
            (path, index) =>
              `a${index}: ${name}(first: 5, orderBy: [{ field: ${enumNameOf(path)}, direction: DESC }]) { nodes { __typename id } }`,
          );
        expect(foreignIn(role, await ask(role, `{ ${aliases.join(' ')} }`)), name).toEqual([]);
      }

      const { [name]: start } = (await ask('ADMIN', `{ ${name}(first: 3) { edges { cursor } } }`)) as never as Record<
        string,
        { edges: { cursor: string }[] }
      >;
      for (const { cursor } of start?.edges ?? []) {
        expect(
          foreignIn(role, await ask(role, `{ ${name}(first: 50, after: "${cursor}") { nodes { __typename id } } }`)),
          name,
        ).toEqual([]);
      }
    }
  });

  it('changes nothing that it may not, and nothing of others', async () => {
    const written = async () =>
      (await graph.database.pool.query('SELECT count(*)::int AS n FROM audit_events')).rows[0].n;
    const before = await written();
    const visibility = new RowVisibility(viewerOf(role), world);
    const address = world.all('addresses').find((row) => !visibility.sees('Address', row));
    for (const mutation of mutations()) {
      const aim = AIMED_AT_OTHERS[mutation.name];
      const allowed = mayUse(role, mutation.name);
      if (allowed && (SEES_ALL_CUSTOMERS.has(role) || ABOUT_ONESELF.has(mutation.name) || aim === undefined)) continue;
      const made = mutation.args.map((arg) => `${arg.name}: ${exampleOf(arg.type, arg.name)}`);
      const args = allowed
        ? aim?.({
            customerId: column(address as never, 'customerId') as string,
            addressId: column(address as never, 'id') as string,
          })
        : made.length > 0
          ? `(${made.join(', ')})`
          : '';
      const { data, errors } = await graphql({
        schema,
        source: `mutation { done: ${mutation.name}${args} { userErrors { code } } }`,
        contextValue: contextOf(viewerOf(role)),
      });
      if (allowed)
        expect([mutation.name, data?.done]).toMatchObject([mutation.name, { userErrors: [{ code: 'NOT_FOUND' }] }]);
      else
        expect([mutation.name, errors?.[0]?.originalError]).toMatchObject([mutation.name, { code: refusalFor(role) }]);
    }
    expect(await written()).toBe(before);
  });
});

function contextOf(viewer: Viewer | null): AppContext {
  const { database, tokens } = graph;
  const caller = { viewer, requestId: 'whole-schema', ip: null, userAgent: null };
  const sessions = { refreshTokenTtlDays: 30, leastRefusalMs: 0 };
  const log = pino({ level: 'silent' });
  const attempts = unlimitedAttempts;
  return { ...caller, database, tokens, reads, sessions, attempts, log, forgetting: FORGETTING };
}

it('tries every role', () => {
  expect([...viewers.keys()].toSorted()).toEqual(ROLES.toSorted());
  const roles: readonly Role[] = [
    'ADMIN',
    'BILLING_ANALYST',
    'SUPPORT',
    'MARKETING',
    'DELIVERY_AGENT',
    'SUPPLIER',
    'CUSTOMER',
  ];
  expect(ROLES).toEqual(expect.arrayContaining([...roles]));
});
