import { type GraphQLObjectType, getNamedType } from 'graphql';
import { raw } from 'sql-template-tag';
import { objectTypeBehind } from '../request/field-reading.ts';
import { type SelectedField, selectedFields, subSelections } from '../request/selection.ts';
import { type SqlFragment, sql } from '../sql.ts';
import type { CompileContext } from './compile-context.ts';
import { fieldValue } from './field-value.ts';
import { bare, type JsonValue, jsonName, jsonObject } from './json.ts';
import type { ReadableRow } from './table-row.ts';
import { toJson, toSortKey } from './value.ts';

/** Where an aggregate function finds the value of a row that it goes over. */
export type PlaceValue = (value: SqlFragment) => SqlFragment;

/** Over the very rows that have the values. */
export const inPlace: PlaceValue = (value) => value;

/** The JSON object of a connection's `aggregate`, over the rows of the FROM clause that it is selected from. */
export function aggregateSql(
  context: CompileContext,
  aggregateType: GraphQLObjectType,
  nodeType: GraphQLObjectType,
  row: ReadableRow,
  selected: SelectedField,
  place: PlaceValue,
): JsonValue {
  return jsonObject(
    selectedFields(context.source, aggregateType, subSelections(selected)).map((member) => {
      if (member.name === '__typename') return [member.responseKey, jsonName(aggregateType.name)];
      if (member.name === 'count') return [member.responseKey, bare(raw('count(*)'), false)];
      return [member.responseKey, functionSql(context, aggregateType, nodeType, row, member, place)];
    }),
  );
}

function functionSql(
  context: CompileContext,
  aggregateType: GraphQLObjectType,
  nodeType: GraphQLObjectType,
  row: ReadableRow,
  member: SelectedField,
  place: PlaceValue,
): JsonValue {
  const type = objectTypeBehind(aggregateType, member.name);
  return jsonObject(
    selectedFields(context.source, type, subSelections(member)).map((selected) => {
      if (selected.name === '__typename') return [selected.responseKey, jsonName(type.name)];
      const field = nodeType.getFields()[selected.name];
      if (field === undefined) throw new Error(`${nodeType.name} has no field ${selected.name}.`);
      const { value, sqlType } = fieldValue(context, row, field);
      const result = type.getFields()[selected.name]?.type ?? field.type;
      const argument = place(toSortKey(value, sqlType));
      const computed = member.name === 'avg' ? sql`round(avg(${argument}), 4)` : sql`${raw(member.name)}(${argument})`;
      return [selected.responseKey, toJson({ value: computed, sqlType, nullable: true }, getNamedType(result))];
    }),
  );
}
