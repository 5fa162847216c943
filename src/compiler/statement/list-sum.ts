import { raw } from 'sql-template-tag';
import type { SumAnnotation } from '../annotation.ts';
import { type SqlFragment, sql } from '../sql.ts';
import type { CompileContext } from './compile-context.ts';
import { allOfList } from './reach.ts';
import type { ReadableRow } from './table-row.ts';
import type { SqlValue } from './value.ts';
import { whereSql } from './where.ts';

/** The sum over a list's rows in the FROM clause; 0.00 if there are none. */
export const sumOver = (column: SqlFragment): SqlFragment => sql`coalesce(sum(${column}), 0.00)`;

/** As a value; its type has no scale, so that a filter's operand is not rounded to the column's. */
const sumValue = (value: SqlFragment): SqlValue => ({ value, sqlType: 'numeric', nullable: false });

/** The sum of a column over a list of `row`: from the look-up that is already joined beside it, or from its own. */
export function listSum(context: CompileContext, row: ReadableRow, { list, of }: SumAnnotation): SqlValue {
  const lookedUp = row.lookedUp?.list === list ? row.lookedUp.sums.get(of) : undefined;
  if (lookedUp !== undefined) return sumValue(lookedUp);
  const { row: element, conditions } = allOfList(context, row, context.datamodel.relation(row.model, list));
  return sumValue(sql`(SELECT ${sumOver(element.column(of))} FROM ${element.from()}${whereSql(conditions)})`);
}

/** The name of a summed column in a list's query. */
export const summed = (of: string): SqlFragment => raw(`"sum of ${of}"`);
