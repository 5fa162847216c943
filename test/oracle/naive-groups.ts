import { type GraphQLObjectType, getNamedType, isLeafType } from 'graphql';
import type { Asking } from './asking.ts';
import { compareValues } from './compare-values.ts';
import { fieldValue } from './computed-values.ts';
import { fieldOfEnum } from './enum-name.ts';
import { nodeTypeOf } from './node-type.ts';
import { rowType, typeOfTable } from './row-types.ts';
import type { Row, Value } from './value.ts';

export interface GroupKeyArgument {
  readonly field: string;
  readonly bucket?: 'DAY' | 'WEEK' | 'MONTH' | 'YEAR' | null;
}

/** Rows that have something in common: a value or another row, by the name of the field that leads to it. */
export interface NaiveGroup {
  readonly key: Readonly<Record<string, Value | Row>>;
  readonly rows: readonly Row[];
  readonly node: GraphQLObjectType;
}

/** All groups of a list, in the order of their keys; those without a value come last. */
export function groupsOf(
  asking: Asking,
  node: GraphQLObjectType,
  all: readonly Row[],
  keys: readonly GroupKeyArgument[],
): readonly NaiveGroup[] {
  const groups = new Map<string, { key: Record<string, Value | Row>; rows: Row[]; node: GraphQLObjectType }>();
  for (const row of all) {
    const key = Object.fromEntries(
      keys.map((asked) => [fieldOfEnum(node, asked.field).name, inCommon(asking, node, row, asked)]),
    );
    const name = Object.values(key).map(nameOf).join('\n');
    const group = groups.get(name) ?? { key, rows: [], node };
    groups.set(name, group);
    group.rows.push(row);
  }
  const names = keys.map(({ field }) => fieldOfEnum(node, field).name);
  return [...groups.values()].sort((one, other) => {
    for (const name of names) {
      const order = compareInCommon(node, name, one.key[name] ?? null, other.key[name] ?? null);
      if (order !== 0) return order;
    }
    return 0;
  });
}

function inCommon(asking: Asking, node: GraphQLObjectType, row: Row, { field, bucket }: GroupKeyArgument): Value | Row {
  const { name, type } = fieldOfEnum(node, field);
  const leaf = getNamedType(type);
  if (!isLeafType(leaf)) return asking.along(node.name, name, row, nodeTypeOf(type).name)[0] ?? null;
  const value = fieldValue(node.name, name, row, asking.world);
  if (value === null) return null;
  if (leaf.name === 'DateTime') return firstDay(businessDay(value as number), bucket ?? 'DAY');
  return leaf.name === 'Date' ? firstDay(value as string, bucket ?? 'DAY') : value;
}

const INDIA_AHEAD_MS = 5.5 * 3_600_000;
const DAY_MS = 86_400_000;

const businessDay = (moment: number): string => new Date(moment + INDIA_AHEAD_MS).toISOString().slice(0, 10);

function firstDay(day: string, bucket: 'DAY' | 'WEEK' | 'MONTH' | 'YEAR'): string {
  if (bucket === 'YEAR') return `${day.slice(0, 4)}-01-01`;
  if (bucket === 'MONTH') return `${day.slice(0, 7)}-01`;
  if (bucket === 'DAY') return day;
  const moment = Date.parse(day);
  const sinceMonday = (new Date(moment).getUTCDay() + 6) % 7;
  return new Date(moment - sinceMonday * DAY_MS).toISOString().slice(0, 10);
}

const isRow = (value: Value | Row): value is Row => value !== null && typeof value === 'object' && 'columns' in value;

/** Rows sort by their primary keys, which begin with the customer and, for a confirmation, its order. */
function identity(row: Row): string {
  const owners = row.table === 'delivery_statuses' ? ['customerId', 'orderId'] : ['customerId'];
  const names = new Set([...owners, ...rowType(typeOfTable(row.table)).key]);
  return [...names].map((name) => row.columns[name] ?? '').join(' ');
}

const nameOf = (value: Value | Row): string => (isRow(value) ? identity(value) : `${value === null} ${value}`);

function compareInCommon(node: GraphQLObjectType, name: string, one: Value | Row, other: Value | Row): number {
  if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1;
  if (isRow(one) && isRow(other)) return identity(one) < identity(other) ? -1 : identity(one) > identity(other) ? 1 : 0;
  const type = node.getFields()[name]?.type;
  if (type === undefined || isRow(one) || isRow(other)) throw new Error(`${node.name}.${name} is in no group key.`);
  return compareValues(getNamedType(type), one, other);
}
