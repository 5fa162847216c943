import { GraphQLEnumType, GraphQLInputObjectType, GraphQLNonNull, type GraphQLObjectType } from 'graphql';

const OrderDirection = new GraphQLEnumType({
  name: 'OrderDirection',
  description: 'Sort direction. Rows without a value come last in both directions.',
  values: { ASC: { description: 'Smallest first.' }, DESC: { description: 'Largest first.' } },
});

/** What a list can be ordered by: a field of its rows, or of the row at the end of a to-one edge. */
export interface OrderPath {
  /** Field names joined by a dot, as the compiler reads them. */
  readonly path: string;
  readonly description: string | undefined;
}

/** The `XOrderBy` input of a type. */
export function orderByType(type: GraphQLObjectType, paths: readonly OrderPath[]): GraphQLInputObjectType {
  const fields = new GraphQLEnumType({
    name: `${type.name}OrderField`,
    description: `Fields by which a list of ${type.name} can be ordered. A row that the viewer may not see sorts as if it had no value.`,
    values: Object.fromEntries(
      paths.map(({ path, description }) => [enumNameOf(path), { value: path, description: description ?? null }]),
    ),
  });
  return new GraphQLInputObjectType({
    name: `${type.name}OrderBy`,
    description: `One sort key for a list of ${type.name}. Ties are broken by the next key, and finally by id.`,
    fields: {
      field: { type: new GraphQLNonNull(fields), description: 'The field to sort by.' },
      direction: { type: new GraphQLNonNull(OrderDirection), defaultValue: 'ASC', description: 'The sort direction.' },
    },
  });
}

/** `deliveryDate` → `DELIVERY_DATE`, `customer.name` → `CUSTOMER_NAME`. */
export const enumNameOf = (path: string): string =>
  path
    .replaceAll(/([A-Z])/g, '_$1')
    .replaceAll('.', '_')
    .toUpperCase();
