import { type GraphQLObjectType, getNamedType } from 'graphql';
import { compareValues } from './compare-values.ts';
import { fieldValue } from './computed-values.ts';
import { ExactDecimal } from './exact-decimal.ts';
import type { Row, Value } from './value.ts';
import type { World } from './world.ts';

const AVERAGE_SCALE = 4;

/** One figure over all rows of a list; null if no row has a value. */
export function figure(
  operation: string,
  node: GraphQLObjectType,
  fieldName: string,
  rows: readonly Row[],
  world: World,
): Value {
  const values = rows
    .map((row) => fieldValue(node.name, fieldName, row, world))
    .filter((value): value is Exclude<Value, null> => value !== null);
  if (values.length === 0) return null;
  const field = node.getFields()[fieldName];
  if (field === undefined) throw new Error(`${node.name} has no field ${fieldName}.`);
  const type = getNamedType(field.type);
  switch (operation) {
    case 'sum':
      return sum(values);
    case 'avg':
      return sum(values).dividedBy(values.length, AVERAGE_SCALE);
    case 'min':
      return values.reduce((least, value) => (compareValues(type, value, least) < 0 ? value : least));
    case 'max':
      return values.reduce((most, value) => (compareValues(type, value, most) > 0 ? value : most));
    default:
      throw new Error(`The oracle knows no figure ${operation}.`);
  }
}

/** A Decimal, also of an Int: its sum can be more than an Int holds. */
function sum(values: readonly Exclude<Value, null>[]): ExactDecimal {
  const exact = values.map((value) =>
    value instanceof ExactDecimal ? value : new ExactDecimal(BigInt(value as number), 0),
  );
  return ExactDecimal.sum(exact, exact[0]?.scale ?? 0);
}
