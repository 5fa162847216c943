import type { ExactDecimal } from './exact-decimal.ts';

/** A value as the oracle holds it: moments as milliseconds since 1970, days as YYYY-MM-DD, enum values by name, JSON as its text. */
export type Value = null | boolean | number | string | ExactDecimal | readonly string[];

/** One row of one table, by the camel-case names of its columns. */
export interface Row {
  readonly table: string;
  readonly columns: Readonly<Record<string, Value>>;
}

export function column(row: Row, name: string): Value {
  const value = row.columns[name];
  if (value === undefined) throw new Error(`${row.table} has no column ${name}.`);
  return value;
}
