import { join, raw } from 'sql-template-tag';
import type { SqlFragment } from '../sql.ts';
import { sql } from '../sql.ts';

/** All of the conditions; true if there are none. */
export const conjunction = (conditions: readonly SqlFragment[]): SqlFragment =>
  conditions.length === 0 ? raw('true') : join(conditions, ' AND ');

/** A WHERE clause, or nothing if there are no conditions. */
export const whereSql = (conditions: readonly SqlFragment[]): SqlFragment =>
  conditions.length === 0 ? raw('') : sql` WHERE ${join(conditions, ' AND ')}`;
