import { type GraphQLField, type GraphQLObjectType, getNamedType, isLeafType } from 'graphql';
import { join, raw } from 'sql-template-tag';
import { RequestError } from '../../platform/errors.ts';
import { figure } from '../../platform/values/figure.ts';
import { hasSpellings } from '../../platform/values/normal-text.ts';
import type { Argument } from '../request/argument.ts';
import { edgeOf, readingOf, rowTypeBehind } from '../request/field-reading.ts';
import { Parameter, type SqlFragment, sql } from '../sql.ts';
import type { CompileContext } from './compile-context.ts';
import { fieldValue } from './field-value.ts';
import { type Place, placeAlong } from './place.ts';
import { reach } from './reach.ts';
import type { TableRow } from './table-row.ts';
import { castTo, toSortKey, toSqlValue } from './value.ts';
import { conjunction } from './where.ts';

/** Not a setting: longer than anything people look for in a name or a note. */
const MAX_PATTERN_CHARACTERS = 1_000;

/** The rows that a filter applies to. */
export interface Filtered {
  readonly type: GraphQLObjectType;
  readonly row: TableRow;
}

/** The conditions that a filter argument puts on a row; none if it is absent or null. `where` names it in errors. */
export function filterConditions(
  context: CompileContext,
  filtered: Filtered,
  filter: Argument,
  where: string,
): readonly SqlFragment[] {
  const { type, row } = filtered;
  if (filter.kind !== 'object') return [];
  return [...filter.fields].flatMap(([name, argument]) => {
    const at = `${where}.${name}`;
    if (argument.kind === 'absent') return [];
    context.countCondition(at.split('.').length);
    if (argument.kind === 'null') throw nullFilter(at);
    if (name === 'and' || name === 'or') return [combined(context, filtered, argument, name, at)];
    if (name === 'not') return [negation(filterConditions(context, filtered, argument, at))];
    const field = type.getFields()[name];
    if (field === undefined) throw new Error(`${type.name} has no field ${name}.`);
    if (isLeafType(getNamedType(field.type))) return leafConditions(context, row, field, argument, at);
    const place = placeAlong(context, field, row);
    return edgeOf(field)?.shape === 'one'
      ? [existsSql(context, place, argument, at)]
      : listConditions(context, place, argument, at);
  });
}

/** The same for the row at the end of a to-one field, for a list whose filter is that of another type. */
export function filterConditionsBy(
  context: CompileContext,
  { type, row }: Filtered,
  fieldName: string,
  filter: Argument,
  where: string,
): readonly SqlFragment[] {
  if (filter.kind !== 'object') return [];
  const field = type.getFields()[fieldName];
  if (field === undefined) throw new Error(`${type.name} has no field ${fieldName}.`);
  return readingOf(field).kind === 'same'
    ? filterConditions(context, { type: rowTypeBehind(field), row }, filter, where)
    : [existsSql(context, placeAlong(context, field, row), filter, where)];
}

/** As usual, an empty `and` holds for every row and an empty `or` for none. */
function combined(
  context: CompileContext,
  filtered: Filtered,
  argument: Argument,
  operator: 'and' | 'or',
  at: string,
): SqlFragment {
  const items = argument.kind === 'list' ? argument.items : [argument];
  const parts = items.map((item, index) => {
    if (item.kind === 'null') throw nullFilter(`${at}[${index}]`);
    const conditions = filterConditions(context, filtered, item, `${at}[${index}]`);
    // An empty filter is in the statement all the same.
    if (conditions.length === 0) context.countCondition(at.split('.').length);
    return sql`(${conjunction(conditions)})`;
  });
  if (parts.length === 0) return raw(operator === 'and' ? 'true' : 'false');
  return sql`(${join(parts, operator === 'and' ? ' AND ' : ' OR ')})`;
}

function listConditions(context: CompileContext, place: Place, argument: Argument, at: string): readonly SqlFragment[] {
  if (argument.kind !== 'object') return [];
  return [...argument.fields].flatMap(([quantifier, condition]) => {
    const where = `${at}.${quantifier}`;
    if (condition.kind === 'absent') return [];
    if (condition.kind === 'null') throw nullFilter(where);
    if (quantifier === 'some') return [existsSql(context, place, condition, where)];
    return [sql`NOT ${existsSql(context, place, condition, where, quantifier === 'every')}`];
  });
}

/**
 * Whether an edge reaches a row that fulfils (`negated`: does not fulfil) a filter. Rows count only if the caller may see them,
 * or a filter would reveal what a list does not.
 */
function existsSql(context: CompileContext, place: Place, filter: Argument, at: string, negated = false): SqlFragment {
  const { row, conditions } = reach(context, place);
  const filtered = filterConditions(context, { type: place.type, row }, filter, at);
  const all = [...conditions, ...(negated ? [negation(filtered)] : filtered)];
  return sql`EXISTS (SELECT 1 FROM ${row.from()} WHERE ${conjunction(all)})`;
}

/** Two-valued: a comparison with a missing value is false, so its negation is true. */
const negation = (conditions: readonly SqlFragment[]): SqlFragment =>
  sql`NOT coalesce((${conjunction(conditions)}), false)`;

function leafConditions(
  context: CompileContext,
  row: TableRow,
  field: GraphQLField<unknown, unknown>,
  argument: Argument,
  at: string,
): readonly SqlFragment[] {
  if (argument.kind !== 'object') return [];
  const { value: stored, sqlType, nullable } = fieldValue(context, row, field);
  return [...argument.fields].flatMap(([operator, operand]) => {
    const where = `${at}.${operator}`;
    if (operand.kind === 'absent') return [];
    if (operand.kind !== 'leaf') throw nullFilter(where);
    if (operator === 'isNull') return [sql`${stored} IS ${raw(operand.value === true ? 'NULL' : 'NOT NULL')}`];
    const bind = (transform: (given: unknown) => unknown = (given) => given) =>
      new Parameter((run) => transform(toSqlValue(operand.resolve(run), getNamedType(field.type), sqlType, where)));
    // Rows from before text was normalised keep their spelling. ASCII has one, so most filters read the column and its index.
    const value = sqlType === 'text' && hasSpellings(operand.value) ? sql`normalize(${stored})` : stored;
    const scalar = () => castTo(bind(), sqlType);
    const list = () => castTo(bind(), `${sqlType}[]`);
    const ordered = toSortKey(value, sqlType);
    switch (operator) {
      case 'eq':
        return [sql`${value} = ${scalar()}`];
      case 'ne':
        return [sql`${value} <> ${scalar()}`];
      case 'in':
        return [sql`${value} = ANY(${list()})`];
      case 'notIn':
        // In SQL, NULL NOT IN () is true; here a missing value fulfils nothing.
        return [...(nullable ? [sql`${value} IS NOT NULL`] : []), sql`${value} <> ALL(${list()})`];
      case 'lt':
        return [sql`${ordered} < ${scalar()}`];
      case 'lte':
        return [sql`${ordered} <= ${scalar()}`];
      case 'gt':
        return [sql`${ordered} > ${scalar()}`];
      case 'gte':
        return [sql`${ordered} >= ${scalar()}`];
      case 'contains':
        return [sql`${value} ILIKE ${bind((given) => `%${pattern(given, where)}%`)}`];
      case 'startsWith':
        return [sql`${value} ILIKE ${bind((given) => `${pattern(given, where)}%`)}`];
      default:
        throw new Error(`Unknown filter operator ${operator}.`);
    }
  });
}

/** A text as a LIKE pattern. One of 300 kB would cost PostgreSQL 10 ms for each row compared. */
function pattern(given: unknown, where: string): string {
  const text = String(given);
  if (text.length > MAX_PATTERN_CHARACTERS) {
    throw new RequestError(
      'LIMIT_EXCEEDED',
      `${where} has ${figure(text.length)} characters; at most ${figure(MAX_PATTERN_CHARACTERS)} are allowed. Search for a shorter text.`,
    );
  }
  return text.replaceAll(/[\\%_]/g, '\\$&');
}

const nullFilter = (at: string): RequestError =>
  new RequestError('BAD_USER_INPUT', `${at} is null. Leave it out to filter nothing, or use isNull.`);
