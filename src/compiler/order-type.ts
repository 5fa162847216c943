import { GraphQLEnumType, GraphQLInputObjectType, GraphQLNonNull, type GraphQLObjectType } from 'graphql';

export const OrderDirection = new GraphQLEnumType({
  name: 'OrderDirection',
  description: 'Which way a list is ordered. Rows without a value come last both ways.',
  values: { ASC: { description: 'Smallest first.' }, DESC: { description: 'Largest first.' } },
});

/** The `XOrderBy` input of a type, over those of its fields that can be compared. */
export function orderByType(type: GraphQLObjectType, comparableFields: readonly string[]): GraphQLInputObjectType {
  const fields = new GraphQLEnumType({
    name: `${type.name}OrderField`,
    description: `What a list of ${type.name} can be ordered by.`,
    values: Object.fromEntries(
      comparableFields.map((name) => [
        orderValueOf(name),
        { description: type.getFields()[name]?.description ?? undefined },
      ]),
    ),
  });
  return new GraphQLInputObjectType({
    name: `${type.name}OrderBy`,
    description: `One key of an ordering of ${type.name}. Ties are broken by the next key, at last by id.`,
    fields: {
      field: { type: new GraphQLNonNull(fields), description: 'What to compare.' },
      direction: { type: new GraphQLNonNull(OrderDirection), description: 'Which way.' },
    },
  });
}

const orderValueOf = (fieldName: string): string => fieldName.replaceAll(/([A-Z])/g, '_$1').toUpperCase();

/** `DELIVERY_DATE` → `deliveryDate`. */
export const fieldOfOrderValue = (value: string): string =>
  value.toLowerCase().replaceAll(/_([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
