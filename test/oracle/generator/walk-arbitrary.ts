import fc from 'fast-check';
import { type GraphQLObjectType, type GraphQLSchema, getNamedType } from 'graphql';
import { nodeTypeOf } from '../node-type.ts';
import { isAnswered } from '../not-answered.ts';
import type { World } from '../world.ts';
import { ArgumentArbitrary, type NamedArguments } from './argument-arbitrary.ts';
import { ValuePool } from './value-pool.ts';

/** A list to read page by page: a root field, its filter and ordering, the page size, and the direction. */
export interface Walk {
  readonly field: string;
  /** The type of its rows. */
  readonly node: string;
  readonly args: NamedArguments;
  readonly size: number;
  readonly backward: boolean;
}

export function walkArbitrary(schema: GraphQLSchema, world: World): fc.Arbitrary<Walk> {
  const query = schema.getQueryType() as GraphQLObjectType;
  const values = new ArgumentArbitrary(new ValuePool(schema, world));
  const connections = Object.values(query.getFields()).filter(
    ({ name, type }) => isAnswered(query.name, name) && getNamedType(type).name.endsWith('Connection'),
  );
  const walks = connections.map((field) =>
    fc.record({
      field: fc.constant(field.name),
      node: fc.constant(nodeTypeOf(field.type).name),
      args: values.ofList(field),
      size: fc.integer({ min: 2, max: 30 }),
      backward: fc.boolean(),
    }),
  );
  return fc.oneof(...walks);
}
