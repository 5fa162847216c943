import { empty, join, raw } from 'sql-template-tag';
import { type SqlFragment, sql } from '../sql.ts';

/**
 * A JSON value as its parts. Answers are written by `format`, `||` and `string_agg`, which just append text and take a third of
 * the time of json_build_object (docs/decisions/0022).
 */
export type JsonValue = readonly JsonPart[];

/**
 * Text that is known before the statement runs (names and punctuation: no single quotes, percent signs or backslashes),
 * or SQL that is never NULL: a value for `%s` of format, or text that may be long, which `||` copies for less.
 */
type JsonPart = string | { readonly value: SqlFragment } | { readonly longText: SqlFragment };

/** PostgreSQL's functions take at most 100 arguments, including the template. */
const MAX_VALUES = 99;

/** A value of a type whose text is a JSON number, or true or false when cast to text. */
export const bare = (value: SqlFragment, nullable: boolean): JsonValue => [
  { value: nullable ? orNull(sql`(${value})::text`) : value },
];

/** A value of a type whose text has nothing that JSON would escape: uuid, enum, date, decimal. */
export const quoted = (value: SqlFragment, nullable: boolean): JsonValue =>
  nullable ? [{ value: orNull(sql`'"' || (${value})::text || '"'`) }] : ['"', { value }, '"'];

/** A value of any type, as PostgreSQL itself would write it. */
export const anyValue = (value: SqlFragment, nullable: boolean): JsonValue => [
  { value: nullable ? orNull(sql`to_json(${value})`) : sql`to_json(${value})` },
];

/** A name of the schema. */
export const jsonName = (name: string): JsonValue => [`"${name}"`];

export const JSON_NULL: JsonValue = ['null'];

/** The JSON object of a response: its members in the order of selection. Keys are GraphQL names. */
export const jsonObject = (members: readonly (readonly [string, JsonValue])[]): JsonValue => [
  '{',
  ...members.flatMap(([key, value], index) => [`${index === 0 ? '' : ','}"${key}":`, ...value]),
  '}',
];

interface ArrayOptions {
  readonly order?: SqlFragment;
  /** A FILTER clause, or nothing. */
  readonly filter?: SqlFragment;
  /** Where the rows come from, if not from the query that the array is in. */
  readonly from?: SqlFragment;
}

/** The JSON array of a text in each of several rows; a row whose text is NULL is left out. */
export function jsonArray(text: SqlFragment, { order, filter = empty, from }: ArrayOptions = {}): JsonValue {
  const ordered = order === undefined ? empty : sql` ORDER BY ${order}`;
  const elements = sql`coalesce(string_agg(${text}, ','${ordered})${filter}, '')`;
  return ['[', { longText: from === undefined ? elements : sql`(SELECT ${elements} FROM ${from})` }, ']'];
}

/** Text that is JSON already; null if it is NULL, if it may be. */
export const jsonText = (text: SqlFragment, nullable = false): JsonValue => [
  { longText: nullable ? orNull(text) : text },
];

/** An expression over a value's text, mostly a query of one row. Null if it yields NULL, if it may. */
export function within(value: JsonValue, expression: (text: SqlFragment) => SqlFragment, nullable: boolean): JsonValue {
  const text = sql`(${expression(textOf(value))})`;
  return isLong(value) ? jsonText(text, nullable) : [{ value: nullable ? orNull(text) : text }];
}

/** The JSON text of a value, as SQL that is never NULL. */
export function textOf(value: JsonValue): SqlFragment {
  const pieces: SqlFragment[] = [];
  let template = '';
  let values: SqlFragment[] = [];
  const finish = () => {
    if (template === '%s') pieces.push(sql`(${values[0]})::text`);
    else if (values.length > 0) pieces.push(sql`format(${raw(`'${template}'`)}, ${join(values)})`);
    else if (template !== '') pieces.push(raw(`'${template}'`));
    [template, values] = ['', []];
  };
  for (const part of value) {
    if (typeof part === 'string') template += part;
    else if ('value' in part) {
      if (values.length === MAX_VALUES) finish();
      template += '%s';
      values.push(part.value);
    } else {
      finish();
      pieces.push(part.longText);
    }
  }
  finish();
  return pieces.length === 1 ? (pieces[0] as SqlFragment) : sql`(${join(pieces, ' || ')})`;
}

const isLong = (value: JsonValue): boolean => value.some((part) => typeof part !== 'string' && 'longText' in part);

const orNull = (text: SqlFragment): SqlFragment => sql`coalesce(${text}, 'null')`;
