import { type GraphQLNamedType, isEnumType } from 'graphql';
import * as prismaEnums from '../../src/generated/prisma/enums.ts';
import { ExactDecimal } from './exact-decimal.ts';
import { compareText } from './text-order.ts';
import type { Value } from './value.ts';

const compare = <T extends string | number | boolean>(one: T, other: T): number =>
  one < other ? -1 : one > other ? 1 : 0;

/** Enums sort in the order of their declaration in the database; those that only the graph has sort by name. */
function enumPlace(type: GraphQLNamedType, value: string): number | string {
  const declared = (prismaEnums as Readonly<Record<string, Readonly<Record<string, string>>>>)[type.name];
  return declared === undefined ? value : Object.values(declared).indexOf(value);
}

/** How two present values compare, by their GraphQL type. */
export function compareValues(type: GraphQLNamedType, one: Value, other: Value): number {
  if (one instanceof ExactDecimal && other instanceof ExactDecimal) return one.compare(other);
  if (isEnumType(type)) return compare(enumPlace(type, one as string), enumPlace(type, other as string));
  const isText = ['String', 'EmailAddress', 'PhoneNumber'].includes(type.name);
  if (isText) return compareText(one as string, other as string);
  return compare(one as string, other as string);
}
