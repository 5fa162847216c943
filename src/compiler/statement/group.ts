import { type GraphQLField, type GraphQLObjectType, type GraphQLOutputType, getNamedType } from 'graphql';
import { join, raw } from 'sql-template-tag';
import { RequestError } from '../../platform/errors.ts';
import { figure } from '../../platform/values/figure.ts';
import { GROUP_LIMIT } from '../limits.ts';
import { type Argument, argumentNamed, readArguments } from '../request/argument.ts';
import { modelOf, objectTypeBehind, readingOf } from '../request/field-reading.ts';
import { type SelectedField, selectedFields, subSelections } from '../request/selection.ts';
import { type SqlFragment, sql } from '../sql.ts';
import { aggregateSql, inPlace } from './aggregate.ts';
import type { CompileContext } from './compile-context.ts';
import { conjunction, whereSql } from './condition.ts';
import { edgeConditions } from './edge-conditions.ts';
import { fieldValue } from './field-value.ts';
import { JSON_NULL, type JsonValue, jsonArray, jsonName, jsonObject, jsonText, textOf, within } from './json.ts';
import type { ObjectSql } from './object-renderer.ts';
import { scopeConditions } from './scope.ts';
import type { StartRow, TableRow } from './table-row.ts';
import { toJson, toSortKey } from './value.ts';

/** Groups that a list is reckoned to have, where each looks up a row to show. */
const GROUPS_WITH_ROWS = 100;

/** What the rows of a group have in common: columns of the grouped query, and how they are shown and ordered. */
interface GroupKey {
  readonly field: GraphQLField<unknown, unknown>;
  readonly columns: readonly { readonly name: string; readonly value: SqlFragment; readonly sqlType: string }[];
  readonly isEdge: boolean;
}

/** The JSON array of a connection's `groupBy`: every group of the whole list, in the order of the keys. */
export function groupsSql(
  context: CompileContext,
  connectionType: GraphQLObjectType,
  nodeType: GraphQLObjectType,
  selected: SelectedField,
  newRow: () => TableRow,
  listConditions: (row: TableRow) => readonly SqlFragment[],
  objectSql: ObjectSql,
): JsonValue {
  const groupType = objectTypeBehind(connectionType, 'groupBy');
  const definition = connectionType.getFields().groupBy as GraphQLField<unknown, unknown>;
  const args = readArguments(definition.args, selected.nodes[0]?.arguments, context.source.variables);
  const row = newRow();
  const keys = readKeys(context, nodeType, row, argumentNamed(args, 'keys'));
  const members = selectedFields(context.source, groupType, subSelections(selected));

  // Not by their aliases: PostgreSQL cuts names off at 63 bytes.
  const figureColumns = new Map(
    members.filter(({ name }) => name === 'aggregate').map((member, index) => [member, `a_${index}`]),
  );
  const figures = [...figureColumns].map(([member, name]) => {
    const aggregate = aggregateSql(context, objectTypeBehind(groupType, 'aggregate'), nodeType, row, member, inPlace);
    return sql`${textOf(aggregate)} AS ${raw(name)}`;
  });
  const keyColumns = keys.flatMap((key) => key.columns);
  const columns = keyColumns.map(({ name, value }) => sql`${value} AS ${raw(`"${name}"`)}`);
  const positions = raw(columns.map((_, index) => index + 1).join(', '));
  const where = whereSql(listConditions(row));
  const grouped = sql`SELECT ${join([...columns, ...figures])} FROM ${row.from()}${where} GROUP BY ${positions} LIMIT ${raw(String(context.limits.groups + 1))}`;

  const group = context.table(row.model, grouped);
  const column = (name: string) => raw(`${group.alias}."${name}"`);
  const object = jsonObject(
    members.map((member): readonly [string, JsonValue] => {
      if (member.name === '__typename') return [member.responseKey, jsonName(groupType.name)];
      const figureColumn = figureColumns.get(member);
      if (figureColumn !== undefined) return [member.responseKey, jsonText(raw(`${group.alias}.${figureColumn}`))];
      const keyType = objectTypeBehind(groupType, 'key');
      return [member.responseKey, keySql(context, keyType, keys, group, column, member, objectSql)];
    }),
  );
  const { groups: limit } = context.limits;
  const refusal = sql`refuse('${raw(GROUP_LIMIT)}', 'There are ${raw(figure(limit + 1))} groups or more; at most ${raw(figure(limit))} are given. Group by less, or filter the list.')::text`;
  const order = keyColumns.map(({ name, sqlType }) => sql`${toSortKey(column(name), sqlType)} NULLS LAST`);
  const groups = textOf(jsonArray(textOf(object), { order: join(order) }));
  const isWithin = sql`count(*) <= ${raw(String(limit))}`;
  return jsonText(sql`(SELECT CASE WHEN ${isWithin} THEN ${groups} ELSE ${refusal} END FROM ${group.from()})`);
}

function keySql(
  context: CompileContext,
  keyType: GraphQLObjectType,
  keys: readonly GroupKey[],
  group: TableRow,
  column: (name: string) => SqlFragment,
  member: SelectedField,
  objectSql: ObjectSql,
): JsonValue {
  return jsonObject(
    selectedFields(context.source, keyType, subSelections(member)).map((selected): readonly [string, JsonValue] => {
      if (selected.name === '__typename') return [selected.responseKey, jsonName(keyType.name)];
      const key = keys.find(({ field }) => field.name === selected.name);
      if (key === undefined) return [selected.responseKey, JSON_NULL];
      if (key.isEdge) {
        const from = { model: group.model, column: (name: string) => column(edgeColumn(key.field.name, name)) };
        return [selected.responseKey, rowBehind(context, key.field, from, selected, objectSql)];
      }
      const [only] = key.columns;
      if (only === undefined) throw new Error(`${selected.name} has no column to be grouped by.`);
      const type = keyType.getFields()[selected.name]?.type as GraphQLOutputType;
      return [selected.responseKey, toJson({ value: column(only.name), sqlType: only.sqlType, nullable: true }, type)];
    }),
  );
}

function rowBehind(
  context: CompileContext,
  field: GraphQLField<unknown, unknown>,
  from: StartRow,
  selected: SelectedField,
  objectSql: ObjectSql,
): JsonValue {
  const type = getNamedType(field.type) as GraphQLObjectType;
  const model = modelOf(type, context.datamodel);
  if (model === undefined) throw new Error(`${field.name} leads to no rows.`);
  const row = context.table(model);
  const { conditions, arrivedBy } = edgeConditions(context, field, from, row);
  const where = whereSql([...conditions, ...scopeConditions(context, row, arrivedBy)]);
  const node = context.cost.rows(
    () => GROUPS_WITH_ROWS,
    () => objectSql(context, type, row, subSelections(selected)),
  );
  return within(node, (text) => sql`SELECT ${text} FROM ${row.from()}${where}`, true);
}

function readKeys(
  context: CompileContext,
  nodeType: GraphQLObjectType,
  row: TableRow,
  argument: Argument,
): readonly GroupKey[] {
  const items = argument.kind === 'list' ? argument.items : [];
  if (items.length === 0)
    throw new RequestError(
      'BAD_USER_INPUT',
      'groupBy.keys is empty. Name at least one key, or use aggregate for one figure over the whole list.',
    );
  if (items.length > context.limits.groupKeys) {
    throw new RequestError(
      'LIMIT_EXCEEDED',
      `groupBy.keys has ${items.length} entries; at most ${context.limits.groupKeys} are allowed.`,
    );
  }
  const keys = items.map((item, index) => readKey(context, nodeType, row, item, index));
  const repeated = keys.find(({ field }, index) => keys.findIndex((other) => other.field === field) !== index);
  if (repeated === undefined) return keys;
  throw new RequestError(
    'BAD_USER_INPUT',
    `groupBy.keys names ${repeated.field.name} twice. Use a second, aliased groupBy instead.`,
  );
}

function readKey(
  context: CompileContext,
  nodeType: GraphQLObjectType,
  row: TableRow,
  item: Argument,
  index: number,
): GroupKey {
  const entry = item.kind === 'object' ? item.fields : new Map<string, Argument>();
  const [fieldArgument, bucketArgument] = [entry.get('field'), entry.get('bucket')];
  const name = fieldArgument?.kind === 'leaf' ? String(fieldArgument.value) : '';
  const field = nodeType.getFields()[name];
  if (field === undefined) throw new Error(`${nodeType.name} cannot be grouped by ${name}.`);
  const scalar = getNamedType(field.type).name;
  const bucket = bucketArgument?.kind === 'leaf' ? String(bucketArgument.value) : undefined;
  if (bucket !== undefined && scalar !== 'Date' && scalar !== 'DateTime') {
    throw new RequestError(
      'BAD_USER_INPUT',
      `groupBy.keys[${index}]: ${name} is not a date or a time. Leave bucket out.`,
    );
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

/** The key that the row holds of the one behind the edge; none where the caller may not see that one. */
function edgeColumns(
  context: CompileContext,
  row: TableRow,
  field: GraphQLField<unknown, unknown>,
): GroupKey['columns'] {
  const model = modelOf(getNamedType(field.type), context.datamodel);
  if (model === undefined) throw new Error(`${field.name} leads to no rows.`);
  const target = context.table(model);
  const { conditions, arrivedBy } = edgeConditions(context, field, row, target);
  const scope = scopeConditions(context, target, arrivedBy);
  const seen = sql`EXISTS (SELECT 1 FROM ${target.from()} WHERE ${conjunction([...conditions, ...scope])})`;
  const reading = readingOf(field);
  const relation = context.datamodel.relation(
    row.model,
    (reading.kind === 'edge' ? reading.relation : undefined) ?? field.name,
  );
  // A key of several columns may be half there: rows that lead to none are one group all the same.
  const halves = relation.from.length === 1 ? [] : relation.from.filter((name) => !isRequired(context, row, name));
  const present = [
    ...halves.map((name) => sql`${row.column(name)} IS NOT NULL`),
    ...(scope.length === 0 ? [] : [seen]),
  ];
  return relation.from.map((name) => {
    const scalar = context.datamodel.scalar(row.model, name);
    const column = row.column(name);
    const value = present.length === 0 ? column : sql`CASE WHEN ${conjunction(present)} THEN ${column} END`;
    return { name: edgeColumn(field.name, name), value, sqlType: context.datamodel.sqlType(scalar) };
  });
}

const isRequired = ({ datamodel }: CompileContext, row: TableRow, name: string): boolean =>
  datamodel.scalar(row.model, name).required;

const edgeColumn = (edgeName: string, fieldName: string): string => `k_${edgeName}_${fieldName}`;
