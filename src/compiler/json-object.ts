import { join, raw } from 'sql-template-tag';
import { type SqlFragment, sql } from './row.ts';

/** PostgreSQL's functions take at most 100 arguments. */
const MAX_PAIRS = 50;

/** The JSON object of a response: its members in the order in which they were selected. */
export function jsonObject(members: readonly (readonly [string, SqlFragment])[]): SqlFragment {
  const pairs = members.map(([key, value]) => sql`${raw(`'${key}'`)}, ${value}`);
  if (pairs.length <= MAX_PAIRS) return sql`json_build_object(${pairs.length === 0 ? raw('') : join(pairs)})`;
  // Longer objects are joined as text, which keeps the members' order, where jsonb's || would not.
  const chunks: SqlFragment[] = [];
  for (let start = 0; start < pairs.length; start += MAX_PAIRS) {
    chunks.push(sql`left(right(json_build_object(${join(pairs.slice(start, start + MAX_PAIRS))})::text, -1), -1)`);
  }
  return sql`('{' || ${join(chunks, " || ',' || ")} || '}')::json`;
}
