import { join, raw } from 'sql-template-tag';
import { type SqlFragment, sql } from '../sql.ts';
import { summed, sumOver } from './list-sum.ts';
import type { SharedList } from './shared-list.ts';
import type { ListBeside, TableRow } from './table-row.ts';

/**
 * A list that is looked up beside `row` for its objects, which are made where `when` holds, and for sums over it, which
 * are there for every row.
 */
export function listBeside(row: TableRow, { list, sums }: SharedList, when: SqlFragment): ListBeside {
  let joined: string | undefined;
  const columns = join([
    sql`coalesce(string_agg(l.node, ','), '') AS nodes`,
    ...sums.map((of) => sql`${sumOver(sql`l.${summed(of)}`)} AS ${summed(of)}`),
  ]);
  return {
    list,
    nodes(_selected, rowsOf) {
      const alias = row.join(sql`SELECT ${columns} FROM (${rowsOf({ sums, when })}) l`);
      joined ??= alias;
      return raw(`${alias}.nodes`);
    },
    sum: (of) => (joined === undefined || !sums.includes(of) ? undefined : sql`${raw(joined)}.${summed(of)}`),
  };
}
