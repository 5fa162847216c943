import { GraphQLEnumType, GraphQLInputObjectType, GraphQLNonNull, type GraphQLObjectType } from 'graphql';

const OrderDirection = new GraphQLEnumType({
  name: 'OrderDirection',
  description: 'Which way a list is ordered. Rows without a value come last both ways.',
  values: { ASC: { description: 'Smallest first.' }, DESC: { description: 'Largest first.' } },
});

/** What a list can be ordered by: a field of its rows, or one of the row at the end of a to-one edge. */
export interface OrderPath {
  /** Field names joined by a dot; what the compiler reads. */
  readonly path: string;
  readonly description: string | undefined;
}

/** The `XOrderBy` input of a type. */
export function orderByType(type: GraphQLObjectType, paths: readonly OrderPath[]): GraphQLInputObjectType {
  const fields = new GraphQLEnumType({
    name: `${type.name}OrderField`,
    description: `What a list of ${type.name} can be ordered by. A row that the viewer may not see counts as having no value.`,
    values: Object.fromEntries(
      paths.map(({ path, description }) => [enumNameOf(path), { value: path, description: description ?? null }]),
    ),
  });
  return new GraphQLInputObjectType({
    name: `${type.name}OrderBy`,
    description: `One key of an ordering of ${type.name}. Ties are broken by the next key, at last by id.`,
    fields: {
      field: { type: new GraphQLNonNull(fields), description: 'What to compare.' },
      direction: { type: new GraphQLNonNull(OrderDirection), defaultValue: 'ASC', description: 'Which way.' },
    },
  });
}

/** `deliveryDate` → `DELIVERY_DATE`, `customer.name` → `CUSTOMER_NAME`. */
export const enumNameOf = (path: string): string =>
  path
    .replaceAll(/([A-Z])/g, '_$1')
    .replaceAll('.', '_')
    .toUpperCase();
