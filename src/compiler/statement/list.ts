import { join, raw } from 'sql-template-tag';
import { subSelections } from '../request/selection.ts';
import { type SqlFragment, sql } from '../sql.ts';
import type { CompileContext } from './compile-context.ts';
import { type JsonValue, jsonArray, textOf } from './json.ts';
import { summed } from './list-sum.ts';
import { orderBySql } from './order.ts';
import type { SelectedPlace } from './place.ts';
import { reach } from './reach.ts';
import { sortKeysOf } from './sort-keys.ts';
import { whereSql } from './where.ts';

/** Estimated rows of an unpaged list: the items of an order, the addresses of a customer. */
const SHORT_LIST = () => 5;

interface ListOptions {
  /** Columns of the rows that are summed: returned beside the object, under `summed`. */
  readonly sums?: readonly string[];
  /** The condition under which objects are made; NULL otherwise. */
  readonly when?: SqlFragment | undefined;
}

/** The JSON array of a plain list. */
export const listSql = (context: CompileContext, place: SelectedPlace): JsonValue =>
  jsonArray(raw('l.node'), { from: sql`(${listRows(context, place)}) l` });

/** The rows of a plain list in its order, each as the text of its object, `node`. */
export function listRows(
  context: CompileContext,
  place: SelectedPlace,
  { sums = [], when }: ListOptions = {},
): SqlFragment {
  const { type, edge, selected } = place;
  const { row, conditions } = reach(context, place);
  const object = textOf(context.cost.rows(SHORT_LIST, () => context.object(type, row, subSelections(selected))));
  const columns = [
    sql`${when === undefined ? object : sql`CASE WHEN ${when} THEN ${object} END`} AS node`,
    ...sums.map((of) => sql`${row.column(of)} AS ${summed(of)}`),
  ];
  const keys = sortKeysOf(context, type, row, edge.order);
  return sql`SELECT ${join(columns)} FROM ${row.from()}${whereSql(conditions)} ORDER BY ${orderBySql(keys, false)}`;
}
