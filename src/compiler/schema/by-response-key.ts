import type { GraphQLFieldConfigMap, GraphQLFieldResolver } from 'graphql';

/** In objects mode, a compiled object holds its members by response key, so that aliases keep their own arguments. */
export const byResponseKey: GraphQLFieldResolver<unknown, unknown> = (source, _args, _context, info) =>
  (source as Readonly<Record<string, unknown>>)[String(info.path.key)];

/** The fields of a generated type, each with that resolver. */
export const readByResponseKey = (
  fields: GraphQLFieldConfigMap<unknown, unknown>,
): GraphQLFieldConfigMap<unknown, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, { ...field, resolve: byResponseKey }]));
