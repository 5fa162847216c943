import { join, raw } from 'sql-template-tag';
import { inTemplate, type JsonValue, jsonText } from './json-value.ts';
import { type SqlFragment, sql } from './row.ts';

/** PostgreSQL's functions take at most 100 arguments, the template among them. */
const MAX_VALUES = 99;

/** The JSON object of a response: its members in the order in which they were selected. Keys are names of GraphQL's. */
export function jsonObject(members: readonly (readonly [string, JsonValue])[]): JsonValue {
  const parts: SqlFragment[] = [];
  let template = '{';
  let values: SqlFragment[] = [];
  const finish = (end: string) => {
    const text = raw(`'${template}${end}'`);
    parts.push(values.length === 0 ? text : sql`format(${text}, ${join(values)})`);
    [template, values] = ['', []];
  };
  members.forEach(([key, value], index) => {
    if (values.length === MAX_VALUES) finish('');
    const member = inTemplate(value);
    template += `${index === 0 ? '' : ','}"${key}":${member.template}`;
    values.push(...member.values);
  });
  finish('}');
  return jsonText(parts.length === 1 ? (parts[0] as SqlFragment) : sql`(${join(parts, ' || ')})`, false);
}
