import type { GraphQLField, GraphQLObjectType, GraphQLOutputType } from 'graphql';
import { raw } from 'sql-template-tag';
import type { SumAnnotation } from '../annotation.ts';
import { objectTypeBehind, readingOf } from '../request/field-reading.ts';
import { type SelectedField, type SelectionSource, selectedFields, subSelections } from '../request/selection.ts';
import { type SqlFragment, sql } from '../sql.ts';
import type { CompileContext } from './compile-context.ts';
import { fieldValue } from './field-value.ts';
import { bare, type JsonValue, jsonName, jsonObject } from './json.ts';
import type { ReadableRow } from './table-row.ts';
import { toJson, toSortKey } from './value.ts';

/** The figures of an `aggregate`, by response key. */
export type Figures = readonly (readonly [key: string, figure: Figure])[];

type Figure =
  | { readonly kind: 'typename'; readonly name: string }
  | { readonly kind: 'count' }
  | { readonly kind: 'function'; readonly name: string; readonly members: readonly (readonly [string, Operand])[] };

type Operand =
  | { readonly kind: 'typename'; readonly name: string }
  | { readonly kind: 'field'; readonly field: GraphQLField<unknown, unknown>; readonly result: GraphQLOutputType };

/** Where an aggregate function finds a row's value. */
export type PlaceValue = (value: SqlFragment) => SqlFragment;

/** Over the rows that hold the values themselves. */
export const inPlace: PlaceValue = (value) => value;

/** Reads an `aggregate` over rows of `nodeType`. */
export function readFigures(
  source: SelectionSource,
  aggregateType: GraphQLObjectType,
  nodeType: GraphQLObjectType,
  selected: SelectedField,
): Figures {
  const operand = (type: GraphQLObjectType, { name }: SelectedField): Operand => {
    if (name === '__typename') return { kind: 'typename', name: type.name };
    const field = nodeType.getFields()[name];
    if (field === undefined) throw new Error(`${nodeType.name} has no field ${name}.`);
    return { kind: 'field', field, result: type.getFields()[name]?.type ?? field.type };
  };
  const figure = (member: SelectedField): Figure => {
    const { name } = member;
    if (name === '__typename') return { kind: 'typename', name: aggregateType.name };
    if (name === 'count') return { kind: 'count' };
    const type = objectTypeBehind(aggregateType, name);
    const fields = selectedFields(source, type, subSelections(member));
    return { kind: 'function', name, members: fields.map((field) => [field.responseKey, operand(type, field)]) };
  };
  return selectedFields(source, aggregateType, subSelections(selected)).map((member) => [
    member.responseKey,
    figure(member),
  ]);
}

/** The sums over lists of the rows that figures go over. */
export const sumsOf = (figures: Figures): readonly SumAnnotation[] =>
  figures
    .flatMap(([, figure]) => (figure.kind === 'function' ? figure.members : []))
    .flatMap(([, operand]) => {
      const reading = operand.kind === 'field' ? readingOf(operand.field) : undefined;
      return reading?.kind === 'sum' ? [reading] : [];
    });

/** The JSON object of an `aggregate`, over the rows of the FROM clause that it is selected from. */
export function figuresSql(context: CompileContext, figures: Figures, row: ReadableRow, place: PlaceValue): JsonValue {
  const operandSql = (name: string, operand: Operand): JsonValue => {
    if (operand.kind === 'typename') return jsonName(operand.name);
    const { value, sqlType } = fieldValue(context, row, operand.field);
    const argument = place(toSortKey(value, sqlType));
    const computed = name === 'avg' ? sql`round(avg(${argument}), 4)` : sql`${raw(name)}(${argument})`;
    return toJson({ value: computed, sqlType, nullable: true }, operand.result);
  };
  const figureSql = (figure: Figure): JsonValue => {
    if (figure.kind === 'typename') return jsonName(figure.name);
    if (figure.kind === 'count') return bare(raw('count(*)'), false);
    return jsonObject(figure.members.map(([key, operand]) => [key, operandSql(figure.name, operand)]));
  };
  return jsonObject(figures.map(([key, figure]) => [key, figureSql(figure)]));
}
