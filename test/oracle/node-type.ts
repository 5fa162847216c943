import { type GraphQLObjectType, type GraphQLOutputType, getNamedType, isObjectType } from 'graphql';

/** The type of the rows that a field leads to, for a connection too. */
export function nodeTypeOf(type: GraphQLOutputType): GraphQLObjectType {
  const named = getNamedType(type);
  if (!isObjectType(named)) throw new Error(`${named.name} is no object type.`);
  return named.name.endsWith('Connection') ? nodeTypeOf(named.getFields().nodes?.type as GraphQLOutputType) : named;
}
