import {
  buildSchema,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import pg from 'pg';
import sql, { raw, type Sql } from 'sql-template-tag';
import { beforeAll, describe, expect, it } from 'vitest';
import { FIELD_RULES } from '../../src/access/field-rules.ts';
import { may } from '../../src/access/permission.ts';
import { ALL_ROLES } from '../../src/access/role.ts';
import type { ViewerRole } from '../../src/access/viewer.ts';
import type { FieldRules } from '../../src/compiler/field-rules.ts';
import { modelOf, readingOf } from '../../src/compiler/request/field-reading.ts';
import type { Scope } from '../../src/compiler/scope-rule.ts';
import { buildGraphSchema, SCOPES } from '../../src/schema.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { datamodel, rowTypesOf } from './compiled-types.ts';
import { type Definitions, readDefinitions, readsTable } from './tables-read.ts';

let definitions: Definitions;
beforeAll(async () => {
  const database = await createTestDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: 1 });
  definitions = await readDefinitions(pool);
  await pool.end();
  await database.drop();
});

const VIEWER_ROLES: readonly string[] = [...ALL_ROLES, 'SHARE_LINK', 'MUST_CHANGE_PASSWORD', 'ANONYMOUS'];

const unscoped = (schema: GraphQLSchema, scopes: readonly Scope[]): readonly string[] =>
  rowTypesOf(schema)
    .filter(({ model }) => model.table !== null && !scopes.some((scope) => scope.model === model.name))
    .map(({ type }) => type.name);

const seesRows = (scopes: readonly Scope[], model: string, role: string): boolean =>
  (scopes.find((scope) => scope.model === model)?.rules[role] ?? 'none') !== 'none';

/**
 * Edges to rows of a query that reads a scoped table, directly or through a view or function, and never asks who may see its
 * rows. Undefined roles mean anyone who gets there. A root field need not ask if all who may use it see every row.
 */
function unasking(schema: GraphQLSchema, scopes: readonly Scope[]): readonly string[] {
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  return types.flatMap((type) =>
    Object.values(type.getFields()).flatMap((field) => {
      const reading = readingOf(field);
      if (reading.kind !== 'edge' || reading.rows === undefined) return [];
      const asked: string[] = [];
      const args = Object.assign(() => raw('NULL'), { isGiven: () => true });
      const visible = (model: string) => {
        asked.push(model);
        return raw('true');
      };
      const { text } = reading.rows({ args, visible, from: () => raw('NULL') });
      const read = scopes.filter(({ model }) => readsTable(text, datamodel.model(model).table as string, definitions));
      const isRoot = type === schema.getQueryType();
      const roles = VIEWER_ROLES.filter((role) => !isRoot || may(role as ViewerRole, field.name));
      const restricted = read.filter(({ rules }) => roles.some((role) => (rules[role] ?? 'none') !== 'all'));
      return restricted.length > 0 && asked.length === 0 ? [`${type.name}.${field.name}`] : [];
    }),
  );
}

const mayRead = (rules: FieldRules, role: string, type: string, field: string): boolean =>
  rules[role] === undefined || (rules[role][type]?.includes(field) ?? false);

/** Roles that see a row but not the model that one of its non-null edges leads to. */
function deadEnds(schema: GraphQLSchema, scopes: readonly Scope[], rules: FieldRules = {}): readonly string[] {
  const stored = rowTypesOf(schema).filter(({ model }) => model.table !== null);
  return stored.flatMap(({ type, model }) =>
    Object.values(type.getFields()).flatMap((field) => {
      const reading = readingOf(field);
      const target = getNamedType(field.type);
      const reached = isObjectType(target) ? modelOf(target, datamodel) : undefined;
      // Derived rows have no scope of their own: the edge's query decides who gets them.
      if (reached?.table === null) return [];
      if (reading.kind !== 'edge' || reading.shape !== 'one' || reached === undefined || !isNonNullType(field.type)) {
        return [];
      }
      return VIEWER_ROLES.filter(
        (role) =>
          seesRows(scopes, model.name, role) &&
          !seesRows(scopes, reached.name, role) &&
          mayRead(rules, role, type.name, field.name),
      ).map((role) => `${type.name}.${field.name} as ${role}`);
    }),
  );
}

describe('Row scopes', () => {
  it('exist for every type that shows rows: write <model>.scope.ts and list it in the feature', async () => {
    expect(unscoped(await buildGraphSchema(datamodel), SCOPES)).toEqual([]);
  });

  it('let nobody see a row whose non-null edge leads to nothing: widen the one scope or narrow the other', async () => {
    expect(deadEnds(await buildGraphSchema(datamodel), SCOPES, FIELD_RULES)).toEqual([]);
  });

  it('are asked for by every query of derived rows that those may run who do not see everything', async () => {
    expect(unasking(await buildGraphSchema(datamodel), SCOPES)).toEqual([]);
  });

  it('are one for each model', () => {
    const models = SCOPES.map((scope) => scope.model);
    expect(models.filter((model, index) => models.indexOf(model) !== index)).toEqual([]);
  });

  it.each(SCOPES.map((scope) => [scope.model, scope] as const))(
    'of %s name models, roles and relations',
    (_name, scope) => {
      expect(datamodel.hasModel(scope.model)).toBe(true);
      for (const [role, rule] of Object.entries(scope.rules)) {
        expect(VIEWER_ROLES).toContain(role);
        if (typeof rule === 'string' || !('via' in rule)) continue;
        const relation = datamodel.relation(datamodel.model(scope.model), rule.via);
        expect(relation).toMatchObject({ list: false, required: true });
        expect(seesRows(SCOPES, relation.type, role)).toBe(true);
      }
    },
  );

  it('give nothing to anyone who has not logged in, or must change the password first', () => {
    const given = SCOPES.filter(({ model }) =>
      ['ANONYMOUS', 'MUST_CHANGE_PASSWORD'].some((role) => seesRows(SCOPES, model, role)),
    );
    expect(given).toEqual([]);
  });
});

describe('The guard itself', () => {
  const schema = buildSchema(`
    type Query { order: Order }
    type Order { id: ID! customer: Customer! }
    type Customer { id: ID! }
  `);

  it('finds a type without a scope', () => {
    expect(unscoped(schema, [{ model: 'Order', rules: {} }])).toEqual(['Customer']);
  });

  it('finds an edge that leads a role to nothing', () => {
    const scopes: Scope[] = [
      { model: 'Order', rules: { ADMIN: 'all', SUPPLIER: 'all' } },
      { model: 'Customer', rules: { ADMIN: 'all' } },
    ];
    expect(deadEnds(schema, scopes)).toEqual(['Order.customer as SUPPLIER']);
    expect(deadEnds(schema, scopes, { SUPPLIER: { Order: ['customer'] } })).toEqual(['Order.customer as SUPPLIER']);
    expect(deadEnds(schema, scopes, { SUPPLIER: { Order: ['id'] } })).toEqual([]);
  });

  const owedBy = (rows: (visible: (model: string, alias: string) => Sql) => Sql) => {
    const graph = buildSchema('type Query { id: ID } type Customer { owed: [Order!]! } type Order { id: ID! }');
    const owed = (graph.getType('Customer') as GraphQLObjectType).getFields().owed as GraphQLField<unknown, unknown>;
    owed.extensions = {
      compiled: {
        kind: 'edge',
        shape: 'list',
        rows: ({ visible }: { visible: (model: string, alias: string) => Sql }) => rows(visible),
      },
    };
    return unasking(graph, SCOPES);
  };

  it.each([
    ['a table', sql`SELECT * FROM orders WHERE true`],
    ['a view', sql`SELECT * FROM delivered_items AS item`],
    ['a view over another view', sql`SELECT * FROM customers AS c JOIN billable_items AS item USING (customer_id)`],
    ['a function', sql`SELECT * FROM planned_on(NULL) AS planned`],
    ['a function that calls another one', sql`SELECT * FROM days CROSS JOIN LATERAL planned_deliveries(NULL, NULL)`],
    ['a function within an expression', sql`SELECT plan_delivers(NULL, NULL, NULL, NULL)`],
  ])('finds a query that reads rows through %s and never asks whose they are', (_way, rows) => {
    expect(owedBy(() => rows)).toEqual(['Customer.owed']);
    expect(owedBy((visible) => sql`${rows} AND ${visible('Order', 'item')}`)).toEqual([]);
  });

  it('asks nothing of a query that reads no row of anybody', () => {
    expect(owedBy(() => sql`SELECT line_value(1, 2), business_today()`)).toEqual([]);
  });
});
