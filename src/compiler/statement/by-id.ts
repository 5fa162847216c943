import {
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  type SelectionSetNode,
} from 'graphql';
import { join, raw } from 'sql-template-tag';
import { RequestError } from '../../platform/errors.ts';
import { argumentNamed, readArguments } from '../request/argument.ts';
import { edgeOf, modelOf } from '../request/field-reading.ts';
import { type SelectedField, subSelections } from '../request/selection.ts';
import { Parameter, type RunValues, type SqlFragment, sql } from '../sql.ts';
import type { CompileContext } from './compile-context.ts';
import { type JsonValue, jsonArray, jsonText, textOf } from './json.ts';
import { reachById } from './reach.ts';
import { castTo, toSqlValue } from './value.ts';
import { whereSql } from './where.ts';

/** The JSON text of the row of a type with an id; NULL if there is none. */
export function rowById(
  context: CompileContext,
  type: GraphQLObjectType,
  id: SqlFragment,
  selectionSets: readonly SelectionSetNode[],
): SqlFragment {
  const model = modelOf(type, context.datamodel);
  if (model === undefined) throw new Error(`${type.name} has no rows that can be found by id.`);
  const { row, conditions } = reachById(context, model, id);
  const node = context.object(type, row, selectionSets);
  return sql`(SELECT ${textOf(node)} FROM ${row.from()}${whereSql(conditions)})`;
}

/** The JSON array of rows by ids, in the order of the ids. `rowOf` returns the text of one; NULL becomes null. */
export function rowsByIds(
  context: CompileContext,
  ids: (run: RunValues) => readonly unknown[],
  rowOf: (id: SqlFragment) => SqlFragment,
): JsonValue {
  const node = context.cost.rows(
    (run) => ids(run).length,
    () => textOf(jsonText(rowOf(sql`asked.id`), true)),
  );
  const asked = sql`unnest(${castTo(new Parameter(ids), 'uuid[]')}) WITH ORDINALITY asked (id, n)`;
  return jsonArray(node, { order: raw('asked.n'), from: asked });
}

/** The JSON of one or several rows known only by id: each type of the interface is tried in turn. */
export function interfaceSql(
  context: CompileContext,
  field: GraphQLField<unknown, unknown>,
  type: GraphQLInterfaceType,
  selected: SelectedField,
): JsonValue {
  const types = context.source.schema.getPossibleTypes(type);
  const rowOf = (id: SqlFragment): SqlFragment =>
    sql`coalesce(${join(types.map((candidate) => rowById(context, candidate, id, subSelections(selected))))})`;
  const name = edgeOf(field)?.shape === 'nodes' ? 'ids' : 'id';
  const args = readArguments(field.args, selected.nodes[0]?.arguments, context.source.variables);
  const argument = argumentNamed(args, name);
  if (argument.kind !== 'leaf') throw new Error(`${field.name} requires an id.`);
  const idType = getNamedType(field.args[0]?.type) as GraphQLNamedType;
  const value = (run: RunValues) => toSqlValue(argument.resolve(run), idType, 'uuid', `${field.name}.${name}`);
  if (name === 'id') {
    const row = context.cost.rows(
      () => 1,
      () => rowOf(castTo(new Parameter(value), 'uuid')),
    );
    return jsonText(row, true);
  }
  const { maxSize } = context.engine.pages;
  const ids = (run: RunValues): readonly unknown[] => {
    const given = value(run) as readonly unknown[];
    if (given.length <= maxSize) return given;
    throw new RequestError(
      'LIMIT_EXCEEDED',
      `${field.name}.ids has ${given.length} ids; at most ${maxSize} are allowed in one call. Split the list.`,
    );
  };
  return rowsByIds(context, ids, rowOf);
}
