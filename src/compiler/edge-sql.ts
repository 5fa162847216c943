import { type GraphQLField, type GraphQLObjectType, getNamedType } from 'graphql';
import { raw } from 'sql-template-tag';
import { readArguments } from './argument.ts';
import type { CompileContext } from './compile-context.ts';
import { whereSql } from './condition.ts';
import { connectionSql } from './connection-sql.ts';
import { edgeConditions } from './edge-conditions.ts';
import { edgeOf, modelOf } from './field-reading.ts';
import { lookupConditions } from './lookup.ts';
import type { ObjectSql } from './object-renderer.ts';
import { orderBySql } from './ordering.ts';
import { type SqlFragment, sql } from './row.ts';
import { scopeConditions } from './scope-sql.ts';
import { type SelectedField, subSelections } from './selection.ts';
import { sortKeysOf } from './sort-keys.ts';
import type { TableRow } from './table-row.ts';

/** The JSON value of an edge: an object or null, an array, or a connection. */
export function edgeSql(
  context: CompileContext,
  field: GraphQLField<unknown, unknown>,
  from: TableRow | undefined,
  selected: SelectedField,
  objectSql: ObjectSql,
): SqlFragment {
  const edge = edgeOf(field);
  if (edge === undefined) throw new Error(`${field.name} is no edge.`);
  const args = readArguments(field.args, selected.nodes[0]?.arguments, context.source.variables);
  if (edge.shape === 'connection') return connectionSql(context, field, from, selected, args, objectSql);

  const type = getNamedType(field.type) as GraphQLObjectType;
  const model = modelOf(type, context.datamodel);
  if (model === undefined) return rowlessSql(context, field, type, selected, objectSql);
  const row = context.table(model);
  const { conditions, arrivedBy } = edgeConditions(context, field, from, row);
  const where = [
    ...conditions,
    ...lookupConditions(context, model, row, edge.by ?? [], args, field),
    ...scopeConditions(context, row, arrivedBy),
  ];
  const node = objectSql(context, type, row, subSelections(selected));
  if (edge.shape === 'one') {
    // A relation or a unique look-up finds one row anyway; a join of the feature's own might not.
    const limit = raw(edge.on === undefined ? '' : ' LIMIT 1');
    return sql`(SELECT ${node} FROM ${row.from()}${whereSql(where)}${limit})`;
  }
  const keys = sortKeysOf(context, type, row, edge.order);
  const rows = sql`SELECT ${node} AS node FROM ${row.from()}${whereSql(where)} ORDER BY ${orderBySql(keys, false)}`;
  return sql`(SELECT coalesce(json_agg(l.node), '[]'::json) FROM (${rows}) l)`;
}

/** A type that stands for no row (`Viewer`): there is one of it, where the edge's own condition holds. */
function rowlessSql(
  context: CompileContext,
  field: GraphQLField<unknown, unknown>,
  type: GraphQLObjectType,
  selected: SelectedField,
  objectSql: ObjectSql,
): SqlFragment {
  const node = objectSql(context, type, undefined, subSelections(selected));
  const where = edgeOf(field)?.where?.(noColumn, noColumn);
  return where === undefined ? node : sql`(SELECT ${node} WHERE ${where})`;
}

const noColumn = (): SqlFragment => raw('NULL');
