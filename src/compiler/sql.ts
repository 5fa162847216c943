import sqlTag, { type Sql } from 'sql-template-tag';

export { join, raw } from 'sql-template-tag';

export type SqlFragment = Sql;

/** Composes SQL; an interpolated value becomes a parameter, unless it is itself composed SQL. */
export const sql = sqlTag;

/** One row in a statement being composed. Called with a field name of its model, it returns that column. */
export type Row = (field: string) => SqlFragment;

/** A row joined beside another one: `from` must yield at most one row, with all columns of `model`. */
export interface RowSource {
  readonly name: string;
  readonly model: string;
  readonly from: (row: Row) => SqlFragment;
}

/**
 * A value that is known only when a compiled statement runs: it is among the values of an `SqlFragment` and is replaced by the
 * result of `resolve`. The same parameter object used twice is sent once.
 */
export class Parameter {
  readonly resolve: (run: RunValues) => unknown;

  constructor(resolve: (run: RunValues) => unknown) {
    this.resolve = resolve;
  }
}

/** The input of a compiled statement's run: the operation's coerced variables and the reader's values. */
export interface RunValues {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly reader: Reader;
}

/** The reader, as far as compiled SQL needs to know. Statements are compiled once per role. */
export interface Reader {
  readonly role: string;
  /** Values that scopes and computed columns may use, by name; the names are fixed by the application. */
  readonly values: Readonly<Record<string, string | null>>;
}

const readerParameters = new Map<string, Parameter>();

/** The reader's value of that name, as a text parameter: cast it, e.g. ``sql`${reader('userId')}::uuid` ``. */
export function reader(name: string): Parameter {
  let parameter = readerParameters.get(name);
  if (parameter === undefined) {
    parameter = new Parameter((run) => run.reader.values[name] ?? null);
    readerParameters.set(name, parameter);
  }
  return parameter;
}
