import { type GraphQLField, type GraphQLObjectType, getNamedType, isInterfaceType } from 'graphql';
import { raw } from 'sql-template-tag';
import { readArguments } from '../request/argument.ts';
import { noArguments, typedArguments } from '../request/field-arguments.ts';
import { edgeOf, modelOf } from '../request/field-reading.ts';
import { type SelectedField, subSelections } from '../request/selection.ts';
import { type SqlFragment, sql } from '../sql.ts';
import { interfaceSql } from './by-id.ts';
import type { CompileContext } from './compile-context.ts';
import { whereSql } from './condition.ts';
import { connectionSql } from './connection.ts';
import { edgeConditions, edgeRows } from './edge-conditions.ts';
import { referenceSql } from './foreign-key.ts';
import { type JsonValue, jsonArray, within } from './json.ts';
import { listRows } from './list.ts';
import type { ObjectSql } from './object-renderer.ts';
import { scopeConditions } from './scope.ts';
import type { StartRow } from './table-row.ts';
import { lookupConditions } from './unique-key.ts';

const ONE = () => 1;

/** The JSON value of an edge: an object or null, an array, or a connection. */
export function edgeSql(
  context: CompileContext,
  field: GraphQLField<unknown, unknown>,
  from: StartRow | undefined,
  selected: SelectedField,
  objectSql: ObjectSql,
): JsonValue {
  const edge = edgeOf(field);
  if (edge === undefined) throw new Error(`${field.name} is no edge.`);
  if (edge.shape === 'list') {
    const rows = listRows(context, field, from, selected, objectSql);
    return jsonArray(raw('l.node'), { from: sql`(${rows}) l` });
  }
  const args = readArguments(field.args, selected.nodes[0]?.arguments, context.source.variables);
  if (edge.shape === 'connection') return connectionSql(context, field, from, selected, args, objectSql);

  const named = getNamedType(field.type);
  if (isInterfaceType(named)) return interfaceSql(context, field, named, selected, args, objectSql);
  const type = named as GraphQLObjectType;
  const model = modelOf(type, context.datamodel);
  if (model === undefined) return rowlessSql(context, field, type, selected, objectSql);
  const own = typedArguments(context, field, args);
  const row = edgeRows(context, field, model, from, own)();
  const reference = referenceSql(context, field, type, from, row, selected, objectSql);
  if (reference !== undefined) return reference;
  const { conditions, arrivedBy } = edgeConditions(context, field, from, row, own);
  const where = [
    ...conditions,
    ...lookupConditions(context, model, row, edge.by ?? [], args, field),
    ...scopeConditions(context, row, arrivedBy),
  ];
  const node = context.cost.rows(ONE, () => objectSql(context, type, row, subSelections(selected)));
  // A relation or a unique look-up finds one row anyway; a join of the feature's own might not.
  const limit = raw(edge.on === undefined ? '' : ' LIMIT 1');
  return within(node, (text) => sql`SELECT ${text} FROM ${row.from()}${whereSql(where)}${limit}`, true);
}

/** A type that stands for no row (`Viewer`): there is one of it, where the edge's own condition holds. */
function rowlessSql(
  context: CompileContext,
  field: GraphQLField<unknown, unknown>,
  type: GraphQLObjectType,
  selected: SelectedField,
  objectSql: ObjectSql,
): JsonValue {
  const node = objectSql(context, type, undefined, subSelections(selected));
  const where = edgeOf(field)?.where?.(noColumn, noColumn, noArguments);
  return where === undefined ? node : within(node, (text) => sql`SELECT ${text} WHERE ${where}`, true);
}

const noColumn = (): SqlFragment => raw('NULL');
