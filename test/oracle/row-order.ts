import { type GraphQLNamedType, type GraphQLObjectType, GraphQLString, getNamedType } from 'graphql';
import type { Asking } from './asking.ts';
import { compareValues } from './compare-values.ts';
import { fieldValue } from './computed-values.ts';
import { pathOfEnum } from './enum-name.ts';
import { nodeTypeOf } from './node-type.ts';
import { type OrderKey, orderingOf } from './row-types.ts';
import { column, type Row, type Value } from './value.ts';

export type CompareRows = (one: Row, other: Row) => number;

/** An `orderBy` argument, coerced by graphql-js. */
export type OrderByEntry = { readonly field: string; readonly direction: 'ASC' | 'DESC' };

interface Key {
  readonly type: GraphQLNamedType | undefined;
  readonly descending: boolean;
  readonly value: (row: Row) => Value;
}

/** The order of a list: the caller's, or else the type's own; ties by the row's key, in the direction of the first key. */
export function rowOrder(
  asking: Asking,
  type: GraphQLObjectType,
  orderBy?: readonly OrderByEntry[] | null,
): CompareRows {
  const { order, key } = orderingOf(type.name);
  const keys =
    orderBy == null || orderBy.length === 0
      ? order.map((own) => columnKey(type, own))
      : orderBy.map((entry) => askedKey(asking, type, entry));
  const descending = keys[0]?.descending ?? false;
  const all = [...keys, ...key.map((field) => columnKey(type, { field, descending }))];
  return (one, other) => {
    for (const each of all) {
      const order = compareBy(each, one, other);
      if (order !== 0) return order;
    }
    return 0;
  };
}

const columnKey = (type: GraphQLObjectType, { field, descending, hiddenText }: OrderKey): Key => {
  const shown = type.getFields()[field];
  return {
    type: hiddenText ? GraphQLString : shown && getNamedType(shown.type),
    descending,
    value: (row) => column(row, field),
  };
};

/** A value of the row itself, or of the row that a to-one edge reaches: none if the viewer does not see that row. */
function askedKey(asking: Asking, type: GraphQLObjectType, { field, direction }: OrderByEntry): Key {
  const [first, end] = pathOfEnum(type, field);
  const descending = direction === 'DESC';
  if (end === undefined) {
    const value = (row: Row) => fieldValue(type.name, first.name, row, asking.world);
    return { type: getNamedType(first.type), descending, value };
  }
  const reached = nodeTypeOf(first.type).name;
  const value = (row: Row) => {
    const [other] = asking.along(type.name, first.name, row, reached);
    return other === undefined ? null : fieldValue(reached, end.name, other, asking.world);
  };
  return { type: getNamedType(end.type), descending, value };
}

/** Rows without a value come last in both directions. */
function compareBy({ type, descending, value }: Key, one: Row, other: Row): number {
  const [left, right] = [value(one), value(other)];
  if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
  const order = type === undefined ? compareKeys(left, right) : compareValues(type, left, right);
  return descending ? -order : order;
}

const compareKeys = (one: Value, other: Value): number => {
  const [left, right] = [String(one), String(other)];
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return left < right ? -1 : left > right ? 1 : 0;
};
