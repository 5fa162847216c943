import { type GraphQLField, type GraphQLObjectType, type GraphQLSchema, getNamedType, isLeafType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { FIELD_RULES } from '../../src/access/field-rules.ts';
import type { FieldRules } from '../../src/compiler/field-rules.ts';
import { modelOf } from '../../src/compiler/request/field-reading.ts';
import { ReadableFields } from '../../src/compiler/request/readable-fields.ts';
import type { Scope } from '../../src/compiler/scope-rule.ts';
import { buildGraphSchema, SCOPES } from '../../src/schema.ts';
import { datamodel } from './compiled-types.ts';

const schema = await buildGraphSchema(datamodel);
const RULES: FieldRules = FIELD_RULES;
const ROLES = Object.keys(RULES);

const fieldOf = (on: GraphQLSchema, typeName: string, name: string): GraphQLField<unknown, unknown> => {
  const field = (on.getType(typeName) as GraphQLObjectType | undefined)?.getFields()[name];
  if (field === undefined) throw new Error(`There is no ${typeName}.${name}.`);
  return field;
};

const allFields = (role: string) =>
  Object.entries(RULES[role] ?? {}).flatMap(([type, names]) => names.map((name) => [type, name] as const));

describe.each(ROLES)('The fields that %s may read', (role) => {
  it('are of types that it knows, and lead to such types only', () => {
    const known = new Set(Object.keys(RULES[role] ?? {}));
    const beyond = allFields(role).filter(([type, name]) => {
      const target = getNamedType(fieldOf(schema, type, name).type);
      return !isLeafType(target) && !known.has(target.name);
    });
    // Null for anyone who is not a user, as the schema says.
    expect(beyond.map((parts) => parts.join('.'))).toEqual(['Viewer.customer', 'Viewer.user']);
  });

  it('are named for every type of which it sees rows, and for no other that has rows', () => {
    const seen = SCOPES.filter(({ rules }) => (rules[role] ?? 'none') !== 'none').map(({ model }) => model);
    const named = Object.keys(RULES[role] ?? {}).flatMap((name) => {
      const model = modelOf(schema.getType(name) as GraphQLObjectType, datamodel);
      return model === undefined || model.table === null ? [] : [model.name];
    });
    expect(named.toSorted()).toEqual(seen.toSorted());
  });

  it('are none of money, bills, plans or accounts', () => {
    const MONEY =
      /price|amount|total$|tax|balance|ledger|bill|invoice|payment|credit|customer|subscription|user|agent/i;
    const named = allFields(role).map((parts) => parts.join('.'));
    expect(named.filter((name) => MONEY.test(name))).toEqual(['Viewer.customer', 'Viewer.user']);
    expect(named.length).toBeGreaterThan(40);
  });
});

describe('Field rules', () => {
  const scopes: Scope[] = [
    { model: 'Order', rules: { LINK: 'all' } },
    { model: 'Customer', rules: { LINK: { via: 'user' } } },
    { model: 'Invoice', rules: { ADMIN: 'all', LINK: 'none' } },
  ];
  const made = (readable: FieldRules, hidden: FieldRules = {}) =>
    new ReadableFields(schema, datamodel, scopes, { readable, hidden });
  const fields = made({ LINK: { Order: ['id'] } });
  const refusal = (message: string) => expect.objectContaining({ code: 'FORBIDDEN', message });

  it('let a role read what is listed, and refuse it the rest by name', () => {
    fields.require('LINK', fieldOf(schema, 'Order', 'id'));
    expect(() => fields.require('LINK', fieldOf(schema, 'Order', 'total'))).toThrow(
      refusal('LINK may not read Order.total.'),
    );
  });

  it('take a field for what it is and not for what it is called', async () => {
    expect(() => fields.require('LINK', fieldOf(schema, 'Customer', 'id'))).toThrow(
      refusal('LINK may not read Customer.id.'),
    );
    const another = await buildGraphSchema(datamodel);
    expect(() => fields.require('LINK', fieldOf(another, 'Order', 'id'))).toThrow(refusal('LINK may not read id.'));
  });

  it('refuse everything of a type that is not named, unless no row of it is ever seen', () => {
    expect(() => fields.require('LINK', fieldOf(schema, 'Customer', 'balance'))).toThrow('Customer.balance');
    expect(() => fields.require('LINK', fieldOf(schema, 'Stop', 'position'))).toThrow('Stop.position');
    fields.require('LINK', fieldOf(schema, 'Invoice', 'total'));
    fields.require('LINK', fieldOf(schema, 'Payment', 'amount'));
  });

  it('hide a field from a role that reads all else', () => {
    const hidden = made({}, { MARKETING: { Order: ['billed'] } });
    expect(() => hidden.require('MARKETING', fieldOf(schema, 'Order', 'billed'))).toThrow(
      refusal('MARKETING may not read Order.billed.'),
    );
    hidden.require('MARKETING', fieldOf(schema, 'Order', 'total'));
    hidden.require('ADMIN', fieldOf(schema, 'Order', 'billed'));
  });

  it('say nothing about a role that is not named', () => {
    fields.require('ADMIN', fieldOf(schema, 'Order', 'total'));
  });

  it('cannot name what does not exist', () => {
    expect(() => made({ LINK: { Order: ['totals'] } })).toThrow('Order.totals');
    expect(() => made({ LINK: { Orders: ['id'] } })).toThrow('Orders.id');
  });
});
