import { type GraphQLField, GraphQLInt, GraphQLString, getNamedType, isObjectType } from 'graphql';
import { expect, it } from 'vitest';
import { buildGraphSchema } from '../../src/schema.ts';
import { datamodel } from './compiled-types.ts';

const schema = await buildGraphSchema(datamodel);

const connectionFields: readonly (readonly [string, GraphQLField<unknown, unknown>])[] = Object.values(
  schema.getTypeMap(),
)
  .filter(isObjectType)
  .flatMap((type) => Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field] as const))
  .filter(([, field]) => getNamedType(field.type).name.endsWith('Connection'));

it('there are many', () => {
  expect(connectionFields.length).toBeGreaterThan(20);
});

it.each(connectionFields)('%s is read page by page, both ways', (_, field) => {
  const given = Object.fromEntries(field.args.map(({ name, type }) => [name, type]));
  expect(given).toMatchObject({ first: GraphQLInt, last: GraphQLInt, after: GraphQLString, before: GraphQLString });
  const connection = getNamedType(field.type);
  expect(isObjectType(connection) && Object.keys(connection.getFields())).toEqual(
    expect.arrayContaining(['edges', 'nodes', 'pageInfo', 'totalCount', 'aggregate', 'groupBy']),
  );
});
