import {
  GraphQLEnumType,
  type GraphQLField,
  type GraphQLFieldConfig,
  GraphQLInputObjectType,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
} from 'graphql';
import { readByResponseKey } from './by-response-key.ts';
import { enumNameOf } from './order-type.ts';

type Field = GraphQLField<unknown, unknown>;

export const DateBucket = new GraphQLEnumType({
  name: 'DateBucket',
  description: 'Spans of days in the business time zone; each is named by its first day.',
  values: {
    DAY: { description: 'One day.' },
    WEEK: { description: 'Monday to Sunday.' },
    MONTH: { description: 'A calendar month.' },
    YEAR: { description: 'A calendar year.' },
  },
});

const NOT_GROUPABLE = new Set(['id']);

/** What rows can be grouped by: a field of theirs, or the row at the end of a to-one edge whose key they hold. */
export interface GroupFields {
  readonly leaves: readonly Field[];
  readonly edges: readonly Field[];
}

/** The `XGroupBy` input of a type. */
export function groupByType(node: GraphQLObjectType, { leaves, edges }: GroupFields): GraphQLInputObjectType {
  const fields = new GraphQLEnumType({
    name: `${node.name}GroupField`,
    description: `What a list of ${node.name} can be grouped by.`,
    values: Object.fromEntries(
      [...leaves.filter(({ name }) => !NOT_GROUPABLE.has(name)), ...edges].map(({ name, description }) => [
        enumNameOf(name),
        { value: name, description: description ?? null },
      ]),
    ),
  });
  return new GraphQLInputObjectType({
    name: `${node.name}GroupBy`,
    description: `One key by which a list of ${node.name} is grouped.`,
    fields: {
      field: { type: new GraphQLNonNull(fields), description: 'What rows of one group have in common.' },
      bucket: {
        type: DateBucket,
        description: 'For days and points in time only: the span that counts as one. DAY unless given.',
      },
    },
  });
}

/** The `XGroup` type of a type: one group of a list, with what its rows have in common and figures over them. */
export function groupType(
  node: GraphQLObjectType,
  { leaves, edges }: GroupFields,
  aggregate: GraphQLObjectType,
  calendarDay: GraphQLOutputType,
  output: (type: GraphQLObjectType) => GraphQLObjectType,
): GraphQLObjectType {
  const keyFields = (): Record<string, GraphQLFieldConfig<unknown, unknown>> => ({
    ...Object.fromEntries(
      leaves
        .filter(({ name }) => !NOT_GROUPABLE.has(name))
        .map((field) => [
          field.name,
          {
            type:
              getNamedType(field.type).name === 'DateTime'
                ? calendarDay
                : (getNamedType(field.type) as GraphQLOutputType),
            description: `${field.description ?? field.name} Null where the rows have none, or are not grouped by it.`,
          },
        ]),
    ),
    ...Object.fromEntries(
      edges.map((edge) => [
        edge.name,
        {
          type: output(getNamedType(edge.type) as GraphQLObjectType),
          description: `${edge.description ?? edge.name} Null where the rows have none that you may see, or are not grouped by it.`,
          extensions: edge.extensions,
        },
      ]),
    ),
  });
  const key = new GraphQLObjectType({
    name: `${node.name}GroupKey`,
    description: `What the rows of one group of ${node.name} have in common. A day, week, month or year is named by its first day.`,
    fields: () => readByResponseKey(keyFields()),
  });
  return new GraphQLObjectType({
    name: `${node.name}Group`,
    description: `One group of a list of ${node.name}.`,
    fields: () =>
      readByResponseKey({
        key: { type: new GraphQLNonNull(key), description: 'What its rows have in common.' },
        aggregate: { type: new GraphQLNonNull(aggregate), description: 'Figures over its rows.' },
      }),
  });
}
