import { column, type Row } from './value.ts';

/** The dated row that is in force on a day. */
export function inForce(rows: readonly Row[], day: string): Row | undefined {
  const since = (row: Row) => column(row, 'effectiveFrom') as string;
  const begun = rows.filter((row) => since(row) <= day);
  return begun.reduce<Row | undefined>(
    (latest, row) => (latest === undefined || since(row) > since(latest) ? row : latest),
    undefined,
  );
}
