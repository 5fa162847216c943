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

const DateBucket = new GraphQLEnumType({
  name: 'DateBucket',
  description: 'Spans of days in the business time zone; each is represented by its first day.',
  values: {
    DAY: { description: 'One day.' },
    WEEK: { description: 'Monday to Sunday.' },
    MONTH: { description: 'A calendar month.' },
    YEAR: { description: 'A calendar year.' },
  },
});

const NOT_GROUPABLE = new Set(['id']);

/** What rows can be grouped by: one of their fields, or the row at the end of a to-one edge whose key they hold. */
export interface GroupFields {
  readonly leaves: readonly Field[];
  readonly edges: readonly Field[];
}

/** The `XGroupBy` input of a type. */
export function groupByType(node: GraphQLObjectType, { leaves, edges }: GroupFields): GraphQLInputObjectType {
  const fields = new GraphQLEnumType({
    name: `${node.name}GroupField`,
    description: `Fields by which a list of ${node.name} can be grouped.`,
    values: Object.fromEntries(
      [...leaves.filter(({ name }) => !NOT_GROUPABLE.has(name)), ...edges].map(({ name, description }) => [
        enumNameOf(name),
        { value: name, description: description ?? null },
      ]),
    ),
  });
  return new GraphQLInputObjectType({
    name: `${node.name}GroupBy`,
    description: `One key to group a list of ${node.name} by.`,
    fields: {
      field: { type: new GraphQLNonNull(fields), description: 'The field to group by.' },
      bucket: {
        type: DateBucket,
        description: 'The span of days that makes one group, for dates and times only. Default DAY.',
      },
    },
  });
}

/** The `XGroup` type of a type: one group of a list, with its key and figures over its rows. */
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
            description: `${field.description ?? field.name} As a group key: null if the rows have no value, or are not grouped by it.`,
          },
        ]),
    ),
    ...Object.fromEntries(
      edges.map((edge) => [
        edge.name,
        {
          type: output(getNamedType(edge.type) as GraphQLObjectType),
          description: `${edge.description ?? edge.name} As a group key: null if the rows have none that you may see, or are not grouped by it.`,
          extensions: edge.extensions,
        },
      ]),
    ),
  });
  const key = new GraphQLObjectType({
    name: `${node.name}GroupKey`,
    description: `The values that all rows of one group of ${node.name} share. A day, week, month or year is represented by its first day.`,
    fields: () => readByResponseKey(keyFields()),
  });
  return new GraphQLObjectType({
    name: `${node.name}Group`,
    description: `One group of a list of ${node.name}.`,
    fields: () =>
      readByResponseKey({
        key: { type: new GraphQLNonNull(key), description: 'The values that all rows of the group share.' },
        aggregate: { type: new GraphQLNonNull(aggregate), description: 'Figures over the rows of the group.' },
      }),
  });
}
