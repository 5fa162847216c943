import { buildSchema, type GraphQLSchema, getNamedType, isNonNullType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { ALL_ROLES } from '../../src/access/role.ts';
import { modelOf, readingOf } from '../../src/compiler/field-reading.ts';
import type { Scope } from '../../src/compiler/scope-rule.ts';
import { buildGraphSchema, SCOPES } from '../../src/schema.ts';
import { datamodel, rowTypesOf } from './compiled-types.ts';

const VIEWER_ROLES: readonly string[] = [...ALL_ROLES, 'SHARE_LINK', 'MUST_CHANGE_PASSWORD', 'ANONYMOUS'];

const unscoped = (schema: GraphQLSchema, scopes: readonly Scope[]): readonly string[] =>
  rowTypesOf(schema)
    .filter(({ model }) => !scopes.some((scope) => scope.model === model.name))
    .map(({ type }) => type.name);

const seesRows = (scopes: readonly Scope[], model: string, role: string): boolean =>
  (scopes.find((scope) => scope.model === model)?.rules[role] ?? 'none') !== 'none';

/** Roles that may see a row, but none of the model that an edge of it, which is never null, leads to. */
function deadEnds(schema: GraphQLSchema, scopes: readonly Scope[]): readonly string[] {
  return rowTypesOf(schema).flatMap(({ type, model }) =>
    Object.values(type.getFields()).flatMap((field) => {
      const reading = readingOf(field);
      const target = getNamedType(field.type);
      const reached = isObjectType(target) ? modelOf(target, datamodel) : undefined;
      if (reading.kind !== 'edge' || reading.shape !== 'one' || reached === undefined || !isNonNullType(field.type)) {
        return [];
      }
      return VIEWER_ROLES.filter(
        (role) => seesRows(scopes, model.name, role) && !seesRows(scopes, reached.name, role),
      ).map((role) => `${type.name}.${field.name} as ${role}`);
    }),
  );
}

describe('Row scopes', () => {
  it('stand beside every type that shows rows: write <model>.scope.ts and list it in the feature', async () => {
    expect(unscoped(await buildGraphSchema(datamodel), SCOPES)).toEqual([]);
  });

  it('let nobody see a row whose non-null edge leads to nothing: widen the one scope or narrow the other', async () => {
    expect(deadEnds(await buildGraphSchema(datamodel), SCOPES)).toEqual([]);
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

  it('give nothing to whoever has not logged in, or must change the password first', () => {
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
  });
});
