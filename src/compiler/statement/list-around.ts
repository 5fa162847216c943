import type { GraphQLObjectType } from 'graphql';
import { raw } from 'sql-template-tag';
import type { SelectedField } from '../request/selection.ts';
import { sql } from '../sql.ts';
import type { CompileContext } from './compile-context.ts';
import { type JsonValue, within } from './json.ts';
import { listRows } from './list.ts';
import { summed, sumOver } from './list-sum.ts';
import type { ObjectSql } from './object-renderer.ts';
import { sharedList, sumsAmong } from './shared-list.ts';
import { type ListBeside, type ObjectRow, withListBeside } from './table-row.ts';

/** An object that is made inside the query of one of its lists. */
interface ListAround {
  readonly row: ObjectRow;
  readonly enclose: (object: JsonValue) => JsonValue;
}

/**
 * Where a plain list is selected and sums over it, the object is made from the query of that list, one look-up instead of
 * two: its other members are the same for all rows of the list. Undefined where there is nothing to share.
 */
export function listAround(
  context: CompileContext,
  type: GraphQLObjectType,
  row: ObjectRow,
  fields: readonly SelectedField[],
  objectSql: ObjectSql,
): ListAround | undefined {
  if (row.listBeside !== undefined) return undefined;
  const shared = sharedList(context, type, row.model, fields, sumsAmong(type, fields));
  if (shared === undefined) return undefined;
  const { list, sums, field } = shared;
  const rows = listRows(context, field, row, shared.selected, objectSql, { sums });
  const listBeside: ListBeside = {
    list,
    nodes: (selected) => (selected === shared.selected ? raw(`coalesce(string_agg(l.node, ','), '')`) : undefined),
    sum: (of) => (sums.includes(of) ? sumOver(sql`l.${summed(of)}`) : undefined),
  };
  return {
    row: withListBeside(row, listBeside),
    enclose: (object) => within(object, (text) => sql`SELECT ${text} FROM (${rows}) l`, false),
  };
}
