import { join, raw } from 'sql-template-tag';
import { Parameter, type RunValues, type SqlFragment, sql } from '../sql.ts';
import { castTo, toSortKey } from './value.ts';

export type Direction = 'ASC' | 'DESC';

/** One key of an ordering: what is compared, as which type, in which direction. */
export interface SortKey {
  /** Names the key in cursors' bindings, e.g. `deliveryDate`. */
  readonly name: string;
  readonly value: SqlFragment;
  readonly sqlType: string;
  readonly nullable: boolean;
  readonly direction: Direction;
}

/** Nulls come last in both directions; keys that cannot be null omit this, so that plain indexes can be used. */
export function orderBySql(keys: readonly SortKey[], backward: boolean): SqlFragment {
  return join(
    keys.map((key) => {
      const descending = (key.direction === 'DESC') !== backward;
      const nulls = key.nullable ? (backward ? ' NULLS FIRST' : ' NULLS LAST') : '';
      return sql`${toSortKey(key.value, key.sqlType)}${raw((descending ? ' DESC' : '') + nulls)}`;
    }),
  );
}

/** Names an ordering in a cursor's binding. */
export const orderingName = (keys: readonly SortKey[]): string =>
  keys.map((key) => `${key.name} ${key.direction}`).join(',');

/**
 * The rows strictly after (`backward`: before) the row that a cursor names. `keysOf` returns that row's keys as text when the
 * statement runs.
 */
export function beyondCursorSql(
  keys: readonly SortKey[],
  keysOf: (run: RunValues) => readonly (string | null)[],
  backward: boolean,
): SqlFragment {
  const bounds = keys.map((key, index) => castTo(new Parameter((run) => keysOf(run)[index]), key.sqlType));
  const descending = keys.map((key) => (key.direction === 'DESC') !== backward);
  const uniform = keys.every((key, index) => !key.nullable && descending[index] === descending[0]);
  if (uniform) {
    // A row comparison is a single index range; the spelled-out form below is not.
    const values = keys.map((key) => toSortKey(key.value, key.sqlType));
    return sql`(${join(values)}) ${raw(descending[0] ? '<' : '>')} (${join(bounds)})`;
  }
  const alternatives = keys.map((key, index) => {
    const equal = keys
      .slice(0, index)
      .map((previous, at) => sql`${previous.value} IS NOT DISTINCT FROM ${bounds[at] as SqlFragment}`);
    return join(
      [...equal, beyondSql(key, bounds[index] as SqlFragment, descending[index] === true, backward)],
      ' AND ',
    );
  });
  return sql`((${join(alternatives, ') OR (')}))`;
}

function beyondSql(key: SortKey, bound: SqlFragment, descending: boolean, backward: boolean): SqlFragment {
  const value = toSortKey(key.value, key.sqlType);
  const compared = sql`${value} ${raw(descending ? '<' : '>')} ${bound}`;
  if (!key.nullable) return compared;
  // Nulls come last: after every value, before none.
  return backward
    ? sql`(${compared} OR (${bound} IS NULL AND ${key.value} IS NOT NULL))`
    : sql`(${compared} OR (${key.value} IS NULL AND ${bound} IS NOT NULL))`;
}
