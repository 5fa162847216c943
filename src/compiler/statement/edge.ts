import { type GraphQLField, type GraphQLObjectType, getNamedType, isInterfaceType } from 'graphql';
import { raw } from 'sql-template-tag';
import { edgeOf, modelOf } from '../request/field-reading.ts';
import { type SelectedField, subSelections } from '../request/selection.ts';
import { type SqlFragment, sql } from '../sql.ts';
import { interfaceSql } from './by-id.ts';
import type { CompileContext } from './compile-context.ts';
import { connectionSql } from './connection.ts';
import { foreignKeySql } from './foreign-key.ts';
import { type JsonValue, within } from './json.ts';
import { listSql } from './list.ts';
import { oneSql } from './one.ts';
import { placeOf } from './place.ts';
import type { StartRow } from './table-row.ts';
import { noArguments } from './typed-arguments.ts';

/** The JSON value of an edge: an object or null, an array, or a connection. */
export function edgeSql(
  context: CompileContext,
  field: GraphQLField<unknown, unknown>,
  from: StartRow | undefined,
  selected: SelectedField,
): JsonValue {
  const type = getNamedType(field.type);
  if (isInterfaceType(type)) return interfaceSql(context, field, type, selected);
  const shape = edgeOf(field)?.shape;
  if (shape === 'one' && modelOf(type, context.datamodel) === undefined) {
    return rowlessSql(context, field, type as GraphQLObjectType, selected);
  }
  const place = placeOf(context, field, from, selected);
  if (shape === 'list') return listSql(context, place);
  if (shape === 'connection') return connectionSql(context, place);
  return foreignKeySql(context, place) ?? oneSql(context, place, ONE);
}

const ONE = 1;

/** A type without a row (`Viewer`): one object if the edge's condition holds. */
function rowlessSql(
  context: CompileContext,
  field: GraphQLField<unknown, unknown>,
  type: GraphQLObjectType,
  selected: SelectedField,
): JsonValue {
  const node = context.object(type, undefined, subSelections(selected));
  const where = edgeOf(field)?.where?.(noColumn, noColumn, noArguments);
  return where === undefined ? node : within(node, (text) => sql`SELECT ${text} WHERE ${where}`, true);
}

const noColumn = (): SqlFragment => raw('NULL');
