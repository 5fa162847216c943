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

/** The filter operators for one kind of value, e.g. `DecimalFilter`. */
export function operatorsType(leaf: GraphQLLeafType): GraphQLInputObjectType {
  const one = (description: string): GraphQLInputFieldConfig => ({ type: leaf, description });
  // A part of an email address or number is neither.
  const part = (description: string): GraphQLInputFieldConfig => ({ type: GraphQLString, description });
  const many = (description: string): GraphQLInputFieldConfig => ({
    type: new GraphQLList(new GraphQLNonNull(leaf)),
    description,
  });
  const isBoolean = leaf.name === 'Boolean';
  return new GraphQLInputObjectType({
    name: `${leaf.name}Filter`,
    description: `Conditions on a value of type ${leaf.name}; all given conditions must hold. A missing value matches only \`isNull: true\`.`,
    fields: {
      eq: one('Equal to this value.'),
      ne: one('Not equal to this value.'),
      ...(isBoolean
        ? {}
        : { in: many('Equal to one of these values.'), notIn: many('Equal to none of these values.') }),
      ...(ORDERED.has(leaf.name) && !isEnumType(leaf)
        ? {
            lt: one('Less than this value.'),
            lte: one('Less than or equal to this value.'),
            gt: one('Greater than this value.'),
            gte: one('Greater than or equal to this value.'),
          }
        : {}),
      ...(TEXTUAL.has(leaf.name)
        ? {
            contains: part('Contains this text, ignoring case.'),
            startsWith: part('Starts with this text, ignoring case.'),
          }
        : {}),
      isNull: { type: GraphQLBoolean, description: 'True: the value is missing. False: there is a value.' },
    },
  });
}

/** The `XListFilter` input: conditions on the rows at the end of an edge to many. */
export function listFilterType(node: GraphQLObjectType, filter: GraphQLInputObjectType): GraphQLInputObjectType {
  return new GraphQLInputObjectType({
    name: `${node.name}ListFilter`,
    description: `Conditions on a list of ${node.name}; all given conditions must hold. Only rows that the viewer may see count.`,
    fields: () => ({
      some: { type: filter, description: 'At least one row of the list matches.' },
      every: { type: filter, description: 'Every row of the list matches; so does an empty list.' },
      none: { type: filter, description: 'No row of the list matches.' },
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
    description: `Conditions on rows of type ${type.name}; all given conditions must hold. Through an edge, only rows that the viewer may see count.`,
    fields: () => ({
      ...Object.fromEntries(
        Object.entries(conditions()).map(([name, condition]) => [
          name,
          { type: condition, description: type.getFields()[name]?.description ?? undefined },
        ]),
      ),
      and: { type: new GraphQLList(new GraphQLNonNull(filter)), description: 'All of these conditions hold.' },
      or: { type: new GraphQLList(new GraphQLNonNull(filter)), description: 'At least one of these conditions holds.' },
      not: { type: filter, description: 'This condition does not hold.' },
    }),
  });
  return filter;
}
