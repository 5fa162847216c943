import {
  type GraphQLField,
  type GraphQLFieldConfig,
  GraphQLInt,
  type GraphQLNamedType,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
} from 'graphql';
import { readByResponseKey } from './by-response-key.ts';

type ComparableField = GraphQLField<unknown, unknown>;

const SUMMABLE = new Set(['Decimal', 'Int']);
const ORDERED = new Set(['Decimal', 'Int', 'Date', 'DateTime', 'Month', 'String']);

/**
 * The `XAggregate` type of a type: what can be computed over all rows of a list. `decimal` is the scalar of averages, which have
 * more digits than the values, and of sums: two values of an Int can add up to more than an Int holds.
 */
export function aggregateType(
  node: GraphQLObjectType,
  comparable: readonly ComparableField[],
  decimal: GraphQLOutputType,
): GraphQLObjectType {
  const over = (
    suffix: string,
    description: string,
    kinds: ReadonlySet<string>,
    typeOf: (type: GraphQLNamedType) => GraphQLOutputType,
  ): GraphQLObjectType | undefined => {
    const fields = comparable.filter((field) => kinds.has(getNamedType(field.type).name));
    if (fields.length === 0) return undefined;
    return new GraphQLObjectType({
      name: `${node.name}${suffix}`,
      description,
      fields: readByResponseKey(
        Object.fromEntries(
          fields.map((field): [string, GraphQLFieldConfig<unknown, unknown>] => [
            field.name,
            { type: typeOf(getNamedType(field.type)), description: field.description ?? undefined },
          ]),
        ),
      ),
    });
  };
  const same = (type: GraphQLNamedType) => type as GraphQLOutputType;
  const members: Readonly<Record<string, GraphQLObjectType | undefined>> = {
    sum: over(
      'Sum',
      `Sums over a list of ${node.name}, exact and of any size; null if no row has a value.`,
      SUMMABLE,
      () => decimal,
    ),
    avg: over(
      'Average',
      `Averages over a list of ${node.name}, rounded half up to four decimals.`,
      SUMMABLE,
      () => decimal,
    ),
    min: over('Minimum', `Smallest values in a list of ${node.name}.`, ORDERED, same),
    max: over('Maximum', `Largest values in a list of ${node.name}.`, ORDERED, same),
  };
  return new GraphQLObjectType({
    name: `${node.name}Aggregate`,
    description: `Figures over all rows of a filtered list of ${node.name}, not only those on the page.`,
    fields: readByResponseKey({
      count: { type: new GraphQLNonNull(GraphQLInt), description: 'Number of rows.' },
      ...Object.fromEntries(
        Object.entries(members).flatMap(([name, type]) =>
          type === undefined
            ? []
            : [[name, { type: new GraphQLNonNull(type), description: type.description ?? undefined }]],
        ),
      ),
    }),
  });
}
