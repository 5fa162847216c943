import {
  GraphQLBoolean,
  type GraphQLInputFieldConfig,
  GraphQLInputObjectType,
  type GraphQLLeafType,
  GraphQLList,
  GraphQLNonNull,
  type GraphQLObjectType,
  GraphQLString,
  isEnumType,
} from 'graphql';

const ORDERED = new Set(['Int', 'Float', 'Decimal', 'Date', 'DateTime', 'Month', 'String']);
const TEXTUAL = new Set(['String', 'EmailAddress', 'PhoneNumber']);

/** The operators by which one kind of value can be filtered, e.g. `DecimalFilter`. */
export function operatorsType(leaf: GraphQLLeafType): GraphQLInputObjectType {
  const one = (description: string): GraphQLInputFieldConfig => ({ type: leaf, description });
  // Part of an address or a number is no address and no number.
  const part = (description: string): GraphQLInputFieldConfig => ({ type: GraphQLString, description });
  const many = (description: string): GraphQLInputFieldConfig => ({
    type: new GraphQLList(new GraphQLNonNull(leaf)),
    description,
  });
  const isBoolean = leaf.name === 'Boolean';
  return new GraphQLInputObjectType({
    name: `${leaf.name}Filter`,
    description: `Conditions on a value of type ${leaf.name}; all that are given must hold. A missing value fulfils none but isNull.`,
    fields: {
      eq: one('Equal.'),
      ne: one('Not equal.'),
      ...(isBoolean ? {} : { in: many('One of these.'), notIn: many('None of these.') }),
      ...(ORDERED.has(leaf.name) && !isEnumType(leaf)
        ? { lt: one('Less.'), lte: one('Less or equal.'), gt: one('Greater.'), gte: one('Greater or equal.') }
        : {}),
      ...(TEXTUAL.has(leaf.name)
        ? {
            contains: part('Contains this text, in any case.'),
            startsWith: part('Begins with this text, in any case.'),
          }
        : {}),
      isNull: { type: GraphQLBoolean, description: 'True: no value. False: some value.' },
    },
  });
}

/** The `XListFilter` input: conditions on the rows at the end of an edge to many. */
export function listFilterType(node: GraphQLObjectType, filter: GraphQLInputObjectType): GraphQLInputObjectType {
  return new GraphQLInputObjectType({
    name: `${node.name}ListFilter`,
    description: `Conditions on a list of ${node.name}; all that are given must hold. Only rows that the viewer may see count.`,
    fields: () => ({
      some: { type: filter, description: 'At least one row of the list fulfils this.' },
      every: { type: filter, description: 'All rows of the list fulfil this; so does an empty list.' },
      none: { type: filter, description: 'No row of the list fulfils this.' },
    }),
  });
}

/** The `XFilter` input of a type: a condition for each comparable field and each edge, with `and`, `or` and `not`. */
export function filterType(
  type: GraphQLObjectType,
  conditions: () => Readonly<Record<string, GraphQLInputObjectType>>,
): GraphQLInputObjectType {
  const filter: GraphQLInputObjectType = new GraphQLInputObjectType({
    name: `${type.name}Filter`,
    description: `Conditions on a ${type.name}; all that are given must hold. Through an edge, only rows that the viewer may see count.`,
    fields: () => ({
      ...Object.fromEntries(
        Object.entries(conditions()).map(([name, condition]) => [
          name,
          { type: condition, description: type.getFields()[name]?.description ?? undefined },
        ]),
      ),
      and: { type: new GraphQLList(new GraphQLNonNull(filter)), description: 'All of these hold.' },
      or: { type: new GraphQLList(new GraphQLNonNull(filter)), description: 'At least one of these holds.' },
      not: { type: filter, description: 'This does not hold.' },
    }),
  });
  return filter;
}
