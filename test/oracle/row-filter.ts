import {
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { Asking } from './asking.ts';
import { compareValues } from './compare-values.ts';
import { fieldValue } from './computed-values.ts';
import { ExactDecimal } from './exact-decimal.ts';
import { nodeTypeOf } from './node-type.ts';
import type { Row, Value } from './value.ts';

/** A filter argument, coerced by graphql-js. */
export type Filter = Readonly<Record<string, unknown>>;

/** Whether a row fulfils a filter; without a filter, every row does. */
export function fulfils(asking: Asking, type: GraphQLObjectType, row: Row, filter: Filter | null | undefined): boolean {
  if (filter == null) return true;
  return Object.entries(filter).every(([name, condition]) => {
    if (name === 'and') return (condition as Filter[]).every((part) => fulfils(asking, type, row, part));
    if (name === 'or') return (condition as Filter[]).some((part) => fulfils(asking, type, row, part));
    if (name === 'not') return !fulfils(asking, type, row, condition as Filter);
    const field = type.getFields()[name];
    if (field === undefined) throw new Error(`${type.name} has no field ${name}.`);
    return isLeafType(getNamedType(field.type))
      ? valueFulfils(asking, type, field, row, condition as Filter)
      : edgeFulfils(asking, type, field, row, condition as Filter);
  });
}

function edgeFulfils(
  asking: Asking,
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  row: Row,
  condition: Filter,
): boolean {
  const node = nodeTypeOf(field.type);
  const reached = asking.along(type.name, field.name, row, node.name);
  const holds = (filter: unknown) => (other: Row) => fulfils(asking, node, other, filter as Filter);
  if (!isToMany(field)) return reached.some(holds(condition));
  return Object.entries(condition).every(([quantifier, filter]) => {
    if (quantifier === 'some') return reached.some(holds(filter));
    if (quantifier === 'every') return reached.every(holds(filter));
    return !reached.some(holds(filter));
  });
}

function isToMany({ type }: GraphQLField<unknown, unknown>): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type) || getNamedType(type).name.endsWith('Connection');
}

function valueFulfils(
  asking: Asking,
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  row: Row,
  operators: Filter,
): boolean {
  const stored = fieldValue(type.name, field.name, row, asking.world);
  const scalar = getNamedType(field.type);
  return Object.entries(operators).every(([operator, given]) => {
    if (operator === 'isNull') return (stored === null) === given;
    const [value, operand] = spelledAlike(stored, given);
    // A missing value fulfils nothing but isNull.
    if (value === null) return false;
    const compared = (given: unknown) => compareValues(scalar, comparable(scalar.name, value), given as Value);
    const equals = (given: unknown) => same(comparable(scalar.name, value), givenValue(scalar.name, given));
    switch (operator) {
      case 'eq':
        return equals(operand);
      case 'ne':
        return !equals(operand);
      case 'in':
        return (operand as unknown[]).some(equals);
      case 'notIn':
        return !(operand as unknown[]).some(equals);
      case 'lt':
        return compared(givenValue(scalar.name, operand)) < 0;
      case 'lte':
        return compared(givenValue(scalar.name, operand)) <= 0;
      case 'gt':
        return compared(givenValue(scalar.name, operand)) > 0;
      case 'gte':
        return compared(givenValue(scalar.name, operand)) >= 0;
      case 'contains':
        return String(value).toLowerCase().includes(String(operand).toLowerCase());
      case 'startsWith':
        return String(value).toLowerCase().startsWith(String(operand).toLowerCase());
      default:
        throw new Error(`The oracle knows no filter operator ${operator}.`);
    }
  });
}

/** A text with more than ASCII in it finds what is stored in any spelling; another one what is stored as it is written. */
function spelledAlike(value: Value, operand: unknown): [Value, unknown] {
  const hasSpellings = [operand].flat().some((text) => typeof text === 'string' && /[^\p{ASCII}]/u.test(text));
  if (!hasSpellings) return [value, operand];
  const normal = <T>(text: T) => (typeof text === 'string' ? text.normalize('NFC') : text) as T;
  return [normal(value), Array.isArray(operand) ? operand.map(normal) : normal(operand)];
}

const same = (one: Value, other: Value): boolean =>
  one instanceof ExactDecimal && other instanceof ExactDecimal ? one.compare(other) === 0 : one === other;

/** A month is stored as its first day. */
const comparable = (scalar: string, value: Value): Value => (scalar === 'Month' ? String(value).slice(0, 7) : value);

/** What `Date` cuts off, as a part of a millisecond. */
const finerThanMs = (instant: string): number => Number(`0.${/\.\d{3}(\d+)Z$/.exec(instant)?.[1] ?? 0}`);

/** A coerced input value in the form of a row's value. */
function givenValue(scalar: string, given: unknown): Value {
  switch (scalar) {
    case 'Decimal':
      return ExactDecimal.parse(given as string);
    case 'DateTime':
      return Date.parse(given as string) + finerThanMs(given as string);
    case 'ID':
      return (given as string).toLowerCase();
    default:
      return given as Value;
  }
}
