import { type GraphQLField, type GraphQLObjectType, getNamedType } from 'graphql';
import { RequestError } from '../../platform/errors.ts';
import type { TypeAnnotation } from '../annotation.ts';
import type { Argument } from '../request/argument.ts';
import { readingOf, typeAnnotation } from '../request/field-reading.ts';
import { sql } from '../sql.ts';
import type { CompileContext } from './compile-context.ts';
import { fieldValue } from './field-value.ts';
import type { Direction, SortKey } from './order.ts';
import { placeAlong } from './place.ts';
import { reach } from './reach.ts';
import type { ReadableRow, TableRow } from './table-row.ts';
import type { SqlValue } from './value.ts';
import { whereSql } from './where.ts';

/** The keys of a list's own ordering, made total by the primary key. */
export function sortKeysOf(
  context: CompileContext,
  type: GraphQLObjectType,
  row: TableRow,
  order: TypeAnnotation['defaultOrder'] | undefined,
): readonly SortKey[] {
  const own = order ?? typeAnnotation(type, context.datamodel)?.defaultOrder ?? [];
  return withPrimaryKey(
    context,
    row,
    own.map(({ field, direction }) => columnKey(context, row, field, direction)),
  );
}

/** The keys of an `orderBy` argument, made total by the primary key; by default the type's own. */
export function sortKeysOfArgument(
  context: CompileContext,
  type: GraphQLObjectType,
  row: TableRow,
  orderBy: Argument,
): readonly SortKey[] {
  if (orderBy.kind !== 'list' || orderBy.items.length === 0) return sortKeysOf(context, type, row, undefined);
  if (orderBy.items.length > context.engine.limits.orderKeys) {
    throw new RequestError(
      'LIMIT_EXCEEDED',
      `orderBy has ${orderBy.items.length} entries; at most ${context.engine.limits.orderKeys} are allowed.`,
    );
  }
  const keys = orderBy.items.map((item): SortKey => {
    const entry = item.kind === 'object' ? item.fields : new Map<string, Argument>();
    const [fieldArgument, directionArgument] = [entry.get('field'), entry.get('direction')];
    const path = fieldArgument?.kind === 'leaf' ? String(fieldArgument.value) : '';
    const direction = directionArgument?.kind === 'leaf' && directionArgument.value === 'DESC' ? 'DESC' : 'ASC';
    return { name: path, direction, ...valueAlong(context, type, row, path) };
  });
  return withPrimaryKey(
    context,
    row,
    keys.filter((key, index) => keys.findIndex((other) => other.name === key.name) === index),
  );
}

/** The value at the end of a path: of the row itself, or of the row that a to-one edge reaches. */
function valueAlong(context: CompileContext, type: GraphQLObjectType, row: TableRow, path: string): SqlValue {
  const [first = '', second] = path.split('.');
  const field = type.getFields()[first];
  if (field === undefined) throw new Error(`${type.name} cannot be ordered by ${path}.`);
  if (second === undefined) return fieldValue(context, row, field);
  const reached = getNamedType(field.type) as GraphQLObjectType;
  const end = reached.getFields()[second];
  if (end === undefined) throw new Error(`${type.name} cannot be ordered by ${path}.`);
  if (readingOf(field).kind === 'same') return fieldValue(context, row, end);
  const behind = rowBehind(context, row, field);
  const { value, sqlType } = fieldValue(context, behind, end);
  if (!['computed', 'sum'].includes(readingOf(end).kind)) return { value, sqlType, nullable: true };
  // A value computed from a missing row need not be null: without entries, a balance is 0.
  const isThere = sql`${behind.column(behind.model.primaryKey[0] as string)} IS NOT NULL`;
  return { value: sql`CASE WHEN ${isThere} THEN ${value} END`, sqlType, nullable: true };
}

/** The row that a to-one edge reaches, joined beside this one; missing if the caller may not see it. */
function rowBehind(context: CompileContext, row: TableRow, field: GraphQLField<unknown, unknown>): ReadableRow {
  const place = placeAlong(context, field, row);
  const { model } = place;
  const column = row.beside({
    name: `beside_${field.name}`,
    model: model.name,
    from: () => {
      const { row: target, conditions } = reach(context, place);
      return sql`SELECT * FROM ${target.from()}${whereSql(conditions)} LIMIT 1`;
    },
  });
  return { model, column, beside: () => column };
}

/** A unique key makes the ordering total; otherwise the primary key is added, in the direction of the first key. */
function withPrimaryKey(context: CompileContext, row: TableRow, keys: readonly SortKey[]): readonly SortKey[] {
  const { model } = row;
  if (keys.some((key) => model.uniqueFields.includes(key.name) && !key.nullable)) return keys;
  const direction = keys[0]?.direction ?? 'ASC';
  const unique = model.uniqueFields.includes('id') ? ['id'] : model.primaryKey;
  const missing = unique.filter((name) => !keys.some((key) => key.name === name));
  return [...keys, ...missing.map((name) => columnKey(context, row, name, direction))];
}

function columnKey(context: CompileContext, row: TableRow, name: string, direction: Direction): SortKey {
  const column = context.datamodel.scalar(row.model, name);
  return {
    name,
    direction,
    value: row.column(name),
    sqlType: context.datamodel.sqlType(column),
    nullable: !column.required,
  };
}
