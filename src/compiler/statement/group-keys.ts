import { type GraphQLField, type GraphQLObjectType, type GraphQLOutputType, getNamedType } from 'graphql';
import { raw } from 'sql-template-tag';
import { RequestError } from '../../platform/errors.ts';
import { type Argument, argumentNamed } from '../request/argument.ts';
import { readingOf } from '../request/field-reading.ts';
import { type SelectedField, selectedFields, subSelections } from '../request/selection.ts';
import { type Row, type SqlFragment, sql } from '../sql.ts';
import type { CompileContext } from './compile-context.ts';
import { fieldValue } from './field-value.ts';
import { JSON_NULL, type JsonValue, jsonName, jsonObject } from './json.ts';
import { oneSql } from './one.ts';
import { placeAlong, placeOf, relationOf } from './place.ts';
import { reach, seesAllBehind } from './reach.ts';
import type { StartRow, TableRow } from './table-row.ts';
import { toJson } from './value.ts';
import { conjunction } from './where.ts';

/** Estimated number of groups of a list, if each looks up a row to show. */
const GROUPS_WITH_ROWS = 100;

/** What the rows of a group have in common: columns of the grouped query, and how they are shown and ordered. */
export interface GroupKey {
  readonly field: GraphQLField<unknown, unknown>;
  readonly columns: readonly { readonly name: string; readonly value: SqlFragment; readonly sqlType: string }[];
  readonly isEdge: boolean;
}

/** Reads the `keys` of a `groupBy` over rows of `type`. */
export function readGroupKeys(
  context: CompileContext,
  type: GraphQLObjectType,
  row: TableRow,
  args: ReadonlyMap<string, Argument>,
): readonly GroupKey[] {
  const argument = argumentNamed(args, 'keys');
  const items = argument.kind === 'list' ? argument.items : [];
  const most = context.engine.limits.groupKeys;
  if (items.length === 0)
    throw new RequestError(
      'BAD_USER_INPUT',
      'groupBy.keys is empty. Name at least one key, or use aggregate for one figure over the whole list.',
    );
  if (items.length > most) {
    throw new RequestError('LIMIT_EXCEEDED', `groupBy.keys has ${items.length} entries; at most ${most} are allowed.`);
  }
  const keys = items.map((item, index) => readKey(context, type, row, item, `groupBy.keys[${index}]`));
  const repeated = keys.find(({ field }, index) => keys.findIndex((other) => other.field === field) !== index);
  if (repeated === undefined) return keys;
  throw new RequestError(
    'BAD_USER_INPUT',
    `groupBy.keys names ${repeated.field.name} twice. Use a second, aliased groupBy instead.`,
  );
}

/** The JSON object of a group's `key`; `group` returns the columns of the grouped query by name. */
export function keySql(
  context: CompileContext,
  keyType: GraphQLObjectType,
  keys: readonly GroupKey[],
  group: StartRow,
  selected: SelectedField,
): JsonValue {
  return jsonObject(
    selectedFields(context.source, keyType, subSelections(selected)).map((member): readonly [string, JsonValue] => {
      if (member.name === '__typename') return [member.responseKey, jsonName(keyType.name)];
      const key = keys.find(({ field }) => field.name === member.name);
      if (key === undefined) return [member.responseKey, JSON_NULL];
      if (key.isEdge) {
        const column: Row = (name) => group.column(edgeColumn(member.name, name));
        const place = placeOf(context, key.field, { model: group.model, column }, member);
        return [member.responseKey, oneSql(context, place, GROUPS_WITH_ROWS)];
      }
      const [only] = key.columns;
      if (only === undefined) throw new Error(`${member.name} has no column to group by.`);
      const type = keyType.getFields()[member.name]?.type as GraphQLOutputType;
      const value = { value: group.column(only.name), sqlType: only.sqlType, nullable: true };
      return [member.responseKey, toJson(value, type)];
    }),
  );
}

function readKey(
  context: CompileContext,
  type: GraphQLObjectType,
  row: TableRow,
  item: Argument,
  at: string,
): GroupKey {
  const entry = item.kind === 'object' ? item.fields : new Map<string, Argument>();
  const [fieldArgument, bucketArgument] = [entry.get('field'), entry.get('bucket')];
  const name = fieldArgument?.kind === 'leaf' ? String(fieldArgument.value) : '';
  const field = type.getFields()[name];
  if (field === undefined) throw new Error(`${type.name} cannot be grouped by ${name}.`);
  const scalar = getNamedType(field.type).name;
  const bucket = bucketArgument?.kind === 'leaf' ? String(bucketArgument.value) : undefined;
  if (bucket !== undefined && scalar !== 'Date' && scalar !== 'DateTime') {
    throw new RequestError('BAD_USER_INPUT', `${at}: ${name} is not a date or a time. Leave bucket out.`);
  }
  if (readingOf(field).kind === 'edge') return { field, isEdge: true, columns: edgeColumns(context, row, field) };
  const { value, sqlType } = fieldValue(context, row, field);
  const bucketed =
    scalar === 'DateTime' ? dayOf(value, bucket ?? 'DAY') : bucket === undefined ? value : firstDay(value, bucket);
  return { field, isEdge: false, columns: [{ name: `k_${name}`, value: bucketed, sqlType }] };
}

const dayOf = (moment: SqlFragment, bucket: string): SqlFragment =>
  firstDay(sql`(${moment} AT TIME ZONE business_time_zone())`, bucket);

const firstDay = (day: SqlFragment, bucket: string): SqlFragment =>
  sql`date_trunc('${raw(bucket.toLowerCase())}', (${day})::timestamp)::date`;

/** The row's foreign key to the edge's target; none if the caller may not see that one. */
function edgeColumns(
  context: CompileContext,
  row: TableRow,
  field: GraphQLField<unknown, unknown>,
): GroupKey['columns'] {
  context.requireReadable(field);
  const { datamodel } = context;
  const place = placeAlong(context, field, row);
  const relation = relationOf(context, place);
  if (relation === undefined) throw new Error(`${field.name} does not follow a relation.`);
  const scalars = relation.from.map((name) => datamodel.scalar(row.model, name));
  // A key of several columns may be partly null: rows without a target form one group all the same.
  const halves = scalars.length === 1 ? [] : scalars.filter(({ required }) => !required);
  const present = halves.map(({ name }) => sql`${row.column(name)} IS NOT NULL`);
  if (!seesAllBehind(context, place.model, relation)) {
    const { row: target, conditions } = reach(context, place);
    present.push(sql`EXISTS (SELECT 1 FROM ${target.from()} WHERE ${conjunction(conditions)})`);
  }
  return scalars.map((scalar) => {
    const column = row.column(scalar.name);
    const value = present.length === 0 ? column : sql`CASE WHEN ${conjunction(present)} THEN ${column} END`;
    return { name: edgeColumn(field.name, scalar.name), value, sqlType: datamodel.sqlType(scalar) };
  });
}

const edgeColumn = (edgeName: string, fieldName: string): string => `k_${edgeName}_${fieldName}`;
