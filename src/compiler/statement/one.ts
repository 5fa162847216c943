import { raw } from 'sql-template-tag';
import { subSelections } from '../request/selection.ts';
import { sql } from '../sql.ts';
import type { CompileContext } from './compile-context.ts';
import { type JsonValue, within } from './json.ts';
import type { SelectedPlace } from './place.ts';
import { reach } from './reach.ts';
import { whereSql } from './where.ts';

/** The object of the row that a to-one edge reaches, null if there is none; `times`: the estimated number of look-ups. */
export function oneSql(context: CompileContext, place: SelectedPlace, times: number): JsonValue {
  const { row, conditions } = reach(context, place);
  const node = context.cost.rows(
    () => times,
    () => context.object(place.type, row, subSelections(place.selected)),
  );
  // A relation or a unique look-up finds one row anyway; a feature's own join might not.
  const limit = raw(place.edge.on === undefined ? '' : ' LIMIT 1');
  return within(node, (text) => sql`SELECT ${text} FROM ${row.from()}${whereSql(conditions)}${limit}`, true);
}
