import { type GraphQLField, type GraphQLObjectType, type GraphQLSchema, getNamedType, isLeafType } from 'graphql';
import pg from 'pg';
import { raw } from 'sql-template-tag';
import { beforeAll, describe, expect, it } from 'vitest';
import { FIELD_RULES, HIDDEN_FIELDS } from '../../src/access/field-rules.ts';
import { ALL_ROLES } from '../../src/access/role.ts';
import type { FieldRules } from '../../src/compiler/field-rules.ts';
import { readingOf } from '../../src/compiler/request/field-reading.ts';
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

const ROLES = [...ALL_ROLES, 'SHARE_LINK'];
/** Columns that triggers keep after rows of another model. */
const KEPT_COLUMNS: Readonly<Record<string, readonly string[]>> = { 'DeliveryStatus.billing': ['InvoiceLine'] };

const NO_ARGUMENTS = Object.assign(() => raw('NULL'), { isGiven: () => true });

/** The models from whose rows a value of the type's row is made. */
function madeFrom(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>, scopes: readonly Scope[]) {
  const reading = readingOf(field);
  switch (reading.kind) {
    case 'computed': {
      const { text } = reading.sql(() => raw('NULL'), NO_ARGUMENTS);
      const tableOf = (name: string) => datamodel.model(name).table as string;
      return scopes.map((scope) => scope.model).filter((name) => readsTable(text, tableOf(name), definitions));
    }
    case 'joined':
      return [reading.source.model];
    default:
      return KEPT_COLUMNS[`${type.name}.${field.name}`] ?? [];
  }
}

interface Rules {
  readonly readable: FieldRules;
  readonly hidden: FieldRules;
}

const mayRead = ({ readable, hidden }: Rules, role: string, type: string, field: string): boolean =>
  (readable[role]?.[type]?.includes(field) ?? readable[role] === undefined) && !hidden[role]?.[type]?.includes(field);

/** Values that a role may read although it sees no row of what they are made from. */
function leaks(schema: GraphQLSchema, scopes: readonly Scope[], rules: Rules): readonly string[] {
  const sees = (role: string, model: string) =>
    (scopes.find((scope) => scope.model === model)?.rules[role] ?? 'none') !== 'none';
  return rowTypesOf(schema).flatMap(({ type, model }) =>
    Object.values(type.getFields())
      .filter((field) => isLeafType(getNamedType(field.type)))
      .flatMap((field) => {
        const sources = madeFrom(type, field, scopes);
        return ROLES.filter(
          (role) =>
            (model.table === null || sees(role, model.name)) &&
            mayRead(rules, role, type.name, field.name) &&
            sources.some((source) => !sees(role, source)),
        ).map((role) => `${type.name}.${field.name} as ${role}`);
      }),
  );
}

describe('A value made from rows of another model', () => {
  const rules = { readable: FIELD_RULES, hidden: HIDDEN_FIELDS };

  it('is hidden from roles that see none of those rows: list it in HIDDEN_FIELDS', async () => {
    // Decision 9: an agent collects cash.
    expect(leaks(await buildGraphSchema(datamodel), SCOPES, rules)).toEqual(['Customer.balance as DELIVERY_AGENT']);
  });

  it('is found by what its SQL reads, by way of functions and views, too', async () => {
    const schema = await buildGraphSchema(datamodel);
    const found = leaks(schema, SCOPES, { readable: FIELD_RULES, hidden: {} });
    expect(found).toEqual(expect.arrayContaining(['Customer.balance as MARKETING', 'Order.billed as DELIVERY_AGENT']));
  });
});
