import { type GraphQLField, type GraphQLObjectType, getNamedType } from 'graphql';
import { join, raw } from 'sql-template-tag';
import { figure } from '../../platform/values/figure.ts';
import { GROUP_LIMIT } from '../limits.ts';
import { readArguments } from '../request/argument.ts';
import { objectTypeBehind } from '../request/field-reading.ts';
import { type SelectedField, selectedFields, subSelections } from '../request/selection.ts';
import { type SqlFragment, sql } from '../sql.ts';
import type { CompileContext } from './compile-context.ts';
import { figuresSql, inPlace, readFigures } from './figures.ts';
import { keySql, readGroupKeys } from './group-keys.ts';
import { type JsonValue, jsonArray, jsonName, jsonObject, jsonText, textOf } from './json.ts';
import type { Place } from './place.ts';
import type { Reached } from './reach.ts';
import { toSortKey } from './value.ts';
import { whereSql } from './where.ts';

/** The JSON array of a connection's `groupBy`: every group of `rows`, the whole list, in the order of the keys. */
export function groupsSql(
  context: CompileContext,
  place: Place,
  selected: SelectedField,
  { row, conditions }: Reached,
): JsonValue {
  const connectionType = getNamedType(place.field.type) as GraphQLObjectType;
  const groupType = objectTypeBehind(connectionType, 'groupBy');
  const definition = connectionType.getFields().groupBy as GraphQLField<unknown, unknown>;
  const args = readArguments(definition.args, selected.nodes[0]?.arguments, context.source.variables);
  const keys = readGroupKeys(context, place.type, row, args);
  const members = selectedFields(context.source, groupType, subSelections(selected));

  // Not by their aliases: PostgreSQL truncates names to 63 bytes.
  const figureColumns = new Map(
    members.filter(({ name }) => name === 'aggregate').map((member, index) => [member, `a_${index}`]),
  );
  const figures = [...figureColumns].map(([member, name]) => {
    const read = readFigures(context.source, objectTypeBehind(groupType, 'aggregate'), place.type, member);
    return sql`${textOf(figuresSql(context, read, row, inPlace))} AS ${raw(name)}`;
  });
  const keyColumns = keys.flatMap((key) => key.columns);
  const columns = keyColumns.map(({ name, value }) => sql`${value} AS ${raw(`"${name}"`)}`);
  const positions = raw(columns.map((_, index) => index + 1).join(', '));
  const limit = context.engine.limits.groups;
  const grouped = sql`SELECT ${join([...columns, ...figures])} FROM ${row.from()}${whereSql(conditions)} GROUP BY ${positions} LIMIT ${raw(String(limit + 1))}`;

  const alias = context.alias('groups');
  const group = { model: row.model, column: (name: string) => raw(`${alias}."${name}"`) };
  const object = jsonObject(
    members.map((member): readonly [string, JsonValue] => {
      if (member.name === '__typename') return [member.responseKey, jsonName(groupType.name)];
      const figureColumn = figureColumns.get(member);
      if (figureColumn !== undefined) return [member.responseKey, jsonText(group.column(figureColumn))];
      return [member.responseKey, keySql(context, objectTypeBehind(groupType, 'key'), keys, group, member)];
    }),
  );
  const order = keyColumns.map(({ name, sqlType }) => sql`${toSortKey(group.column(name), sqlType)} NULLS LAST`);
  const groups = textOf(jsonArray(textOf(object), { order: join(order) }));
  return jsonText(sql`(SELECT ${orRefusal(groups, limit)} FROM (${grouped}) ${raw(alias)})`);
}

/** The result over the groups, unless there are more than the limit. */
const orRefusal = (groups: SqlFragment, limit: number): SqlFragment =>
  sql`CASE WHEN count(*) <= ${raw(String(limit))} THEN ${groups} ELSE refuse('${raw(GROUP_LIMIT)}', 'There are ${raw(figure(limit + 1))} groups or more; at most ${raw(figure(limit))} are given. Group by less, or filter the list.')::text END`;
