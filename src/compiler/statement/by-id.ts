import {
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
} from 'graphql';
import { join, raw } from 'sql-template-tag';
import { RequestError } from '../../platform/errors.ts';
import { type Argument, argumentNamed } from '../request/argument.ts';
import { edgeOf, modelOf } from '../request/field-reading.ts';
import { type SelectedField, subSelections } from '../request/selection.ts';
import { Parameter, type RunValues, type SqlFragment, sql } from '../sql.ts';
import type { CompileContext } from './compile-context.ts';
import { whereSql } from './condition.ts';
import { type JsonValue, jsonArray, jsonText, textOf } from './json.ts';
import type { ObjectSql } from './object-renderer.ts';
import { scopeConditions } from './scope.ts';
import { castTo, toSqlValue } from './value.ts';

/** The JSON of a row that is known by its id alone, or of several: each type of the interface is asked in turn. */
export function interfaceSql(
  context: CompileContext,
  field: GraphQLField<unknown, unknown>,
  type: GraphQLInterfaceType,
  selected: SelectedField,
  args: ReadonlyMap<string, Argument>,
  objectSql: ObjectSql,
): JsonValue {
  const selections = subSelections(selected);
  const rowOf = (id: SqlFragment): JsonValue => {
    const candidates = context.source.schema.getPossibleTypes(type).map((candidate) => {
      const [row, node] = rowOfType(context, candidate, selections, objectSql);
      const where = whereSql([sql`${row.column('id')} = ${id}`, ...scopeConditions(context, row)]);
      return sql`(SELECT ${textOf(node)} FROM ${row.from()}${where})`;
    });
    return jsonText(sql`coalesce(${join(candidates, ', ')})`, true);
  };
  const isList = edgeOf(field)?.shape === 'nodes';
  const argument = argumentNamed(args, isList ? 'ids' : 'id');
  if (argument.kind !== 'leaf') throw new Error(`${field.name} takes an id.`);
  const idType = getNamedType(field.args[0]?.type) as GraphQLNamedType;
  const value = (run: RunValues) =>
    toSqlValue(argument.resolve(run), idType, 'uuid', `${field.name}.${isList ? 'ids' : 'id'}`);
  if (!isList)
    return context.cost.rows(
      () => 1,
      () => rowOf(castTo(new Parameter(value), 'uuid')),
    );

  const ids = (run: RunValues): readonly unknown[] => {
    const given = value(run) as readonly unknown[];
    if (given.length <= context.pages.maxSize) return given;
    throw new RequestError(
      'LIMIT_EXCEEDED',
      `${field.name}.ids has ${given.length} ids; at most ${context.pages.maxSize} are allowed in one call. Split the list.`,
    );
  };
  const node = context.cost.rows(
    (run) => ids(run).length,
    () => textOf(rowOf(sql`asked.id`)),
  );
  const asked = castTo(new Parameter(ids), 'uuid[]');
  return jsonArray(node, { order: raw('asked.n'), from: sql`unnest(${asked}) WITH ORDINALITY asked (id, n)` });
}

function rowOfType(
  context: CompileContext,
  type: GraphQLObjectType,
  selections: ReturnType<typeof subSelections>,
  objectSql: ObjectSql,
) {
  const model = modelOf(type, context.datamodel);
  if (model === undefined) throw new Error(`${type.name} has no rows to be found by id.`);
  const row = context.table(model);
  return [row, objectSql(context, type, row, selections)] as const;
}
