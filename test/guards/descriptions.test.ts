import {
  buildSchema,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { expect, it } from 'vitest';
import { buildGraphSchema } from '../../src/schema.ts';
import { datamodel } from './compiled-types.ts';

interface Described {
  readonly description?: string | null | undefined;
}

/** Every element of a type that a client can name, by its coordinate. */
function elementsOf(type: GraphQLNamedType): readonly (readonly [string, Described])[] {
  if (isEnumType(type)) return type.getValues().map((value) => [`${type.name}.${value.name}`, value]);
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field]);
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => [
    [`${type.name}.${field.name}`, field] as const,
    ...field.args.map((argument) => [`${type.name}.${field.name}(${argument.name}:)`, argument] as const),
  ]);
}

function undescribed(schema: GraphQLSchema): readonly string[] {
  const roots = new Set([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]);
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
  const named = types.filter((type) => !roots.has(type as never)).map((type) => [type.name, type] as const);
  return [...named, ...types.flatMap(elementsOf)]
    .filter(([, element]) => !element.description?.trim())
    .map(([coordinate]) => coordinate);
}

it('says of every type, field, argument and enum value what it is: write the missing descriptions', async () => {
  expect(undescribed(await buildGraphSchema(datamodel))).toEqual([]);
});

it('finds what has no description', () => {
  const schema = buildSchema(`
    type Query { "Told." told: Thing untold(which: Which): Int }
    type Thing { "Told." a: Int }
    "Told." enum Which { ONE "Told." TWO }
    "Told." input In { of: Int }
  `);
  expect(undescribed(schema)).toEqual(['Thing', 'Query.untold', 'Query.untold(which:)', 'Which.ONE', 'In.of']);
});
