import { type GraphQLObjectType, getNamedType, type SelectionSetNode } from 'graphql';
import { raw } from 'sql-template-tag';
import type { FieldAnnotation } from '../annotation.ts';
import { fieldArguments } from '../request/field-arguments.ts';
import { readingOf } from '../request/field-reading.ts';
import { type SelectedField, selectedFields, subSelections } from '../request/selection.ts';
import { sql } from '../sql.ts';
import type { CompileContext } from './compile-context.ts';
import { edgeSql } from './edge.ts';
import { fieldValue } from './field-value.ts';
import { type JsonValue, jsonName, jsonObject, jsonText, within } from './json.ts';
import { listRows } from './list.ts';
import { listAround } from './list-around.ts';
import { plainList } from './shared-list.ts';
import type { ObjectRow } from './table-row.ts';
import { sqlTypeOfScalar, toJson } from './value.ts';

/** What is selected on one row of `type`; `row` is undefined for a type that has none of its own. */
export function objectSql(
  context: CompileContext,
  type: GraphQLObjectType,
  row: ObjectRow | undefined,
  selectionSets: readonly SelectionSetNode[],
): JsonValue {
  const fields = selectedFields(context.source, type, selectionSets);
  const around = row === undefined ? undefined : listAround(context, type, row, fields, objectSql);
  const shown = around === undefined ? row : around.row;
  const lists = listsBeside(context, type, shown, fields);
  const members = fields.map(
    (field) => [field.responseKey, lists.get(field) ?? memberSql(context, type, shown, field)] as const,
  );
  const isNode = context.namesTypes && type.getInterfaces().length > 0;
  const object = jsonObject(isNode ? [...members, [TYPE_KEY, jsonName(type.name)]] : members);
  return around === undefined ? object : around.enclose(object);
}

/** Where graphql-js finds the type of an object; no response key can be called so. */
export const TYPE_KEY = ':type';

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
  if (reading.kind === 'edge') return edgeSql(context, field, row, selected, objectSql);
  if (reading.kind === 'embedded') {
    if (row === undefined) throw new Error(`${type.name}.${field.name} has no row to take its columns from.`);
    const embedded = getNamedType(field.type) as GraphQLObjectType;
    const object = embeddedSql(context, embedded, reading.prefix, row, selected);
    const present = sql`${row.column(reading.presentWhen)} IS NOT NULL`;
    return within(object, (text) => sql`CASE WHEN ${present} THEN ${text} END`, true);
  }
  if (reading.kind === 'same') {
    return objectSql(context, getNamedType(field.type) as GraphQLObjectType, row, subSelections(selected));
  }
  context.cost.add(rowsBehind(reading));
  const args = fieldArguments(context, field, selected);
  if (row !== undefined) {
    const value = fieldValue(context, row, field, args);
    return toJson({ ...value, nullable: value.nullable || !holdsAlways(row, reading) }, field.type);
  }
  if (reading.kind !== 'computed')
    throw new Error(`${type.name}.${field.name}: a type without a row has computed fields only.`);
  const value = sql`(${reading.sql(() => raw('NULL'), args)})`;
  return toJson({ value, sqlType: sqlTypeOfScalar(getNamedType(field.type)), nullable: true }, field.type);
}

/** What is selected on a list that is looked up beside its row; composed before the sums over it, which are there then. */
function listsBeside(
  context: CompileContext,
  type: GraphQLObjectType,
  row: ObjectRow | undefined,
  fields: readonly SelectedField[],
): ReadonlyMap<SelectedField, JsonValue> {
  const lists = new Map<SelectedField, JsonValue>();
  if (row?.listBeside === undefined) return lists;
  const { listBeside } = row;
  for (const selected of fields) {
    const field = type.getFields()[selected.name];
    if (field === undefined || plainList(field) !== listBeside.list) continue;
    const nodes = listBeside.nodes(selected, (options) => listRows(context, field, row, selected, objectSql, options));
    if (nodes !== undefined) lists.set(selected, ['[', ...jsonText(nodes), ']']);
  }
  return lists;
}

/** Only a table's NOT NULL is taken at its word: were what a query or an expression promises wrong, the answer would be no JSON. */
const holdsAlways = (row: ObjectRow, { kind }: FieldAnnotation): boolean =>
  kind === 'sum' || (row.isStored && kind === 'column');

/** Computed and joined values, and sums, mostly look at one row elsewhere, or at few. */
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
