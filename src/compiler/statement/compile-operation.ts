import type { GraphQLField, GraphQLObjectType, SelectionSetNode } from 'graphql';
import { raw } from 'sql-template-tag';
import { edgeOf } from '../request/field-reading.ts';
import { type SelectedField, selectedFields } from '../request/selection.ts';
import { Parameter, type RunValues, type SqlFragment, sql } from '../sql.ts';
import { rowById, rowsByIds } from './by-id.ts';
import type { CompileContext } from './compile-context.ts';
import { edgeSql } from './edge.ts';
import { type JsonValue, jsonName, jsonObject, textOf } from './json.ts';
import { renderStatement, type Statement } from './statement.ts';
import { castTo, toSqlValue } from './value.ts';

/** Set as a variable of the run, by the engine and never by a caller: the id or ids of the requested rows. */
export const ROW_ID = Symbol('rowId');

/** The root fields of an operation in response order; undefined if any is not compiled. */
export function compiledRootFields(
  context: CompileContext,
  selectionSet: SelectionSetNode,
): readonly SelectedField[] | undefined {
  const query = queryType(context);
  const fields = selectedFields(context.source, query, [selectionSet]);
  const isCompiled = ({ name }: SelectedField) => {
    const field = query.getFields()[name];
    return (
      name === '__typename' || (field !== undefined && edgeOf(field) !== undefined && 'compiled' in field.extensions)
    );
  };
  return fields.every(isCompiled) ? fields : undefined;
}

/** One statement for a whole query operation; its only value is the JSON text of the operation's `data`. */
export function compileOperation(context: CompileContext, fields: readonly SelectedField[]): Statement {
  const query = queryType(context);
  const members = fields.map((selected): readonly [string, JsonValue] => [
    selected.responseKey,
    selected.name === '__typename'
      ? jsonName(query.name)
      : edgeSql(context, query.getFields()[selected.name] as GraphQLField<unknown, unknown>, undefined, selected),
  ]);
  return render(context, textOf(jsonObject(members)));
}

/** One statement for the row of a type with the id of the run; its only value is the JSON text of that object. */
export function compileRow(
  context: CompileContext,
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
): Statement {
  const id = castTo(new Parameter((run) => givenIds(type, run)), 'uuid');
  return render(context, rowById(context, type, id, selectionSets));
}

/** The same for several ids: one statement whose only value is the JSON text of a list, in the order of the ids. */
export function compileRows(
  context: CompileContext,
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
): Statement {
  const ids = (run: RunValues) => givenIds(type, run) as readonly unknown[];
  return render(context, textOf(rowsByIds(context, ids, (id) => rowById(context, type, id, selectionSets))));
}

function givenIds(type: GraphQLObjectType, run: RunValues): unknown {
  const given = (run.variables as Readonly<Record<symbol, unknown>>)[ROW_ID];
  return toSqlValue(given, type, 'uuid', `${type.name}.id`);
}

/**
 * An answer above the limit stays in the database, and its size is returned instead. OFFSET 0 keeps PostgreSQL from computing it
 * twice.
 */
const render = (context: CompileContext, value: SqlFragment): Statement =>
  renderStatement(
    sql`SELECT CASE WHEN octet_length(answer) <= ${raw(String(context.engine.limits.answerBytes))} THEN answer END, octet_length(answer) FROM (SELECT ${value} AS answer OFFSET 0) answered`,
    context.cost.total(),
  );

const queryType = (context: CompileContext): GraphQLObjectType => {
  const type = context.source.schema.getQueryType();
  if (type == null) throw new Error('The schema has no query type.');
  return type;
};
