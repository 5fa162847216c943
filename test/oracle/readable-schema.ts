import { type GraphQLSchema, isEnumType, isInputObjectType, isObjectType } from 'graphql';
import type { ViewerRole } from '../../src/access/viewer.ts';
import { Datamodel } from '../../src/compiler/datamodel.ts';
import { buildGraphSchema } from '../../src/schema.ts';
import { mayReadField } from '../access/expected-fields.ts';
import { isDerived, ROW_TYPES } from './row-types.ts';

const MADE_UP = /^(.+?)(Filter|Sum|Average|Minimum|Maximum|GroupKey)$/;
const OPERATORS = new Set(['and', 'or', 'not']);

/**
 * The graph as one role may read it: without the other fields, and without filters, orderings, figures and groups by them. Every
 * operation on it must be answered; test/access/share-link.test.ts tries what is missing from it.
 */
export async function readableSchema(role: ViewerRole): Promise<GraphQLSchema> {
  const schema = await buildGraphSchema(Datamodel.load());
  const isRow = (typeName: string): boolean => typeName in ROW_TYPES || isDerived(typeName);
  const may = (typeName: string, name: string): boolean => !isRow(typeName) || mayReadField(role, typeName, name);
  const along = (typeName: string, path: string): boolean => {
    const type = schema.getType(typeName);
    const [first = '', second] = path.split('.');
    if (!isObjectType(type) || !may(typeName, first)) return false;
    const end =
      type
        .getFields()
        [first]?.type.toString()
        .replaceAll(/[[\]!]/g, '') ?? '';
    return second === undefined || may(end, second);
  };
  // Enums first: they look at the fields that are removed below.
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isEnumType(type)) continue;
    const [, base] = /^(.+)(?:OrderField|GroupField)$/.exec(type.name) ?? [];
    if (base === undefined || !isRow(base)) continue;
    const values = type.getValues() as ReturnType<typeof type.getValues>[number][];
    const kept = values.filter(({ value }) => along(base, value));
    values.splice(0, values.length, ...kept);
  }
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInputObjectType(type)) continue;
    const [, base = type.name] = MADE_UP.exec(type.name) ?? [];
    if (!isRow(base)) continue;
    const fields = type.getFields();
    for (const name of Object.keys(fields)) {
      if (!may(base, name) && !(isInputObjectType(type) && OPERATORS.has(name))) delete fields[name];
    }
  }
  return schema;
}
