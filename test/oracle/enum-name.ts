import { type GraphQLField, type GraphQLObjectType, getNamedType, isObjectType } from 'graphql';

/** `deliveryDate` → `DELIVERY_DATE`: how enums of orderings and groups name fields. */
export const enumName = (fieldName: string): string =>
  fieldName.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

export function fieldOfEnum(type: GraphQLObjectType, name: string): GraphQLField<unknown, unknown> {
  const field = Object.values(type.getFields()).find((candidate) => enumName(candidate.name) === name);
  if (field === undefined) throw new Error(`${type.name} has no field behind ${name}.`);
  return field;
}

/** What an ordering compares: a field of the row, or of the row at the end of a to-one edge (`CUSTOMER_NAME`). */
export function pathOfEnum(
  type: GraphQLObjectType,
  name: string,
):
  | readonly [GraphQLField<unknown, unknown>]
  | readonly [GraphQLField<unknown, unknown>, GraphQLField<unknown, unknown>] {
  for (const field of Object.values(type.getFields())) {
    if (enumName(field.name) === name) return [field];
    const reached = getNamedType(field.type);
    const prefix = `${enumName(field.name)}_`;
    if (!isObjectType(reached) || !name.startsWith(prefix)) continue;
    const end = Object.values(reached.getFields()).find((item) => enumName(item.name) === name.slice(prefix.length));
    if (end !== undefined) return [field, end];
  }
  throw new Error(`${type.name} has no field behind ${name}.`);
}
