import { raw } from 'sql-template-tag';
import { type JsonValue, jsonText } from './json-value.ts';
import { type SqlFragment, sql } from './row.ts';

/** The JSON array of the texts in the rows of a FROM clause; a row whose text is NULL is left out. */
export const jsonArray = (text: SqlFragment, order?: SqlFragment, filter?: SqlFragment): JsonValue =>
  jsonText(
    sql`format('[%s]', string_agg(${text}, ','${order === undefined ? raw('') : sql` ORDER BY ${order}`})${filter === undefined ? raw('') : sql` FILTER (WHERE ${filter})`})`,
    false,
  );
