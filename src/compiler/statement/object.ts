import { type GraphQLField, type GraphQLObjectType, getNamedType } from 'graphql';
import { raw } from 'sql-template-tag';
import type { FieldAnnotation } from '../annotation.ts';
import { readingOf } from '../request/field-reading.ts';
import { type SelectedField, selectedFields, subSelections } from '../request/selection.ts';
import { sql } from '../sql.ts';
import type { CompileContext, ObjectSql } from './compile-context.ts';
import { edgeSql } from './edge.ts';
import { fieldValue } from './field-value.ts';
import { type JsonValue, jsonName, jsonObject, jsonText, within } from './json.ts';
import { isLookedUp, listToShare, lookUpAround, sumsAmong } from './shared-look-up.ts';
import type { ObjectRow } from './table-row.ts';
import { fieldArguments } from './typed-arguments.ts';
import { sqlTypeOfScalar, toJson } from './value.ts';

/** The selection on one row of `type`; `row` is undefined for a type that has none of its own. */
export const objectSql: ObjectSql = (context, type, row, selectionSets) => {
  const fields = selectedFields(context.source, type, selectionSets);
  const shared =
    row === undefined || row.lookedUp !== undefined
      ? undefined
      : listToShare(context, { type, model: row.model, fields }, sumsAmong(type, fields));
  if (row === undefined || shared === undefined) return membersSql(context, type, row, fields);
  return lookUpAround(context, row, shared, (around) => membersSql(context, type, around, fields));
};

/** Where graphql-js finds the type of an object; not a possible response key. */
export const TYPE_KEY = ':type';

function membersSql(
  context: CompileContext,
  type: GraphQLObjectType,
  row: ObjectRow | undefined,
  fields: readonly SelectedField[],
): JsonValue {
  const members = fields.map((field) => [field.responseKey, memberSql(context, type, row, field)] as const);
  const isNode = context.asked.namesTypes && type.getInterfaces().length > 0;
  return jsonObject(isNode ? [...members, [TYPE_KEY, jsonName(type.name)]] : members);
}

function memberSql(
  context: CompileContext,
  type: GraphQLObjectType,
  row: ObjectRow | undefined,
  selected: SelectedField,
): JsonValue {
  if (selected.name === '__typename') return jsonName(type.name);
  const field = type.getFields()[selected.name];
  if (field === undefined) throw new Error(`${type.name} has no field ${selected.name}.`);
  context.requireReadable(field);
  const reading = readingOf(field);
  switch (reading.kind) {
    case 'edge':
      if (row?.lookedUp !== undefined && isLookedUp(row.lookedUp, field, selected)) {
        return ['[', ...jsonText(row.lookedUp.nodes), ']'];
      }
      return edgeSql(context, field, row, selected);
    case 'same':
      return context.object(getNamedType(field.type) as GraphQLObjectType, row, subSelections(selected));
    case 'embedded': {
      if (row === undefined) throw new Error(`${type.name}.${field.name} has no row to take its columns from.`);
      const embedded = getNamedType(field.type) as GraphQLObjectType;
      const object = embeddedSql(context, embedded, reading.prefix, row, selected);
      const present = sql`${row.column(reading.presentWhen)} IS NOT NULL`;
      return within(object, (text) => sql`CASE WHEN ${present} THEN ${text} END`, true);
    }
    default:
      return leafSql(context, row, field, selected);
  }
}

function leafSql(
  context: CompileContext,
  row: ObjectRow | undefined,
  field: GraphQLField<unknown, unknown>,
  selected: SelectedField,
): JsonValue {
  const reading = readingOf(field);
  context.cost.add(rowsBehind(reading));
  const args = fieldArguments(context, field, selected);
  if (row !== undefined) {
    const value = fieldValue(context, row, field, args);
    return toJson({ ...value, nullable: value.nullable || !holdsAlways(row, reading) }, field.type);
  }
  if (reading.kind !== 'computed')
    throw new Error(`${field.name}: a type without a row can only have computed fields.`);
  const value = sql`(${reading.sql(() => raw('NULL'), args)})`;
  return toJson({ value, sqlType: sqlTypeOfScalar(getNamedType(field.type)), nullable: true }, field.type);
}

/** Only a table's NOT NULL is trusted: if a query's or an expression's promise were wrong, the answer would not be JSON. */
const holdsAlways = (row: ObjectRow, { kind }: FieldAnnotation): boolean =>
  kind === 'sum' || (row.isStored && kind === 'column');

/** Computed values, joined values and sums mostly read one other row, or a few. */
function rowsBehind(reading: FieldAnnotation): number {
  if (reading.kind === 'computed') return reading.readsRows ?? 1;
  return reading.kind === 'joined' || reading.kind === 'sum' ? 1 : 0;
}

function embeddedSql(
  context: CompileContext,
  type: GraphQLObjectType,
  prefix: string,
  row: ObjectRow,
  selected: SelectedField,
): JsonValue {
  const members = selectedFields(context.source, type, subSelections(selected)).map((field) => {
    if (field.name === '__typename') return [field.responseKey, jsonName(type.name)] as const;
    const definition = type.getFields()[field.name];
    if (definition === undefined) throw new Error(`${type.name} has no field ${field.name}.`);
    context.requireReadable(definition);
    const column = `${prefix}${field.name.charAt(0).toUpperCase()}${field.name.slice(1)}`;
    const sqlType = context.datamodel.sqlType(context.datamodel.scalar(row.model, column));
    return [
      field.responseKey,
      toJson({ value: row.column(column), sqlType, nullable: true }, definition.type),
    ] as const;
  });
  return jsonObject(members);
}
