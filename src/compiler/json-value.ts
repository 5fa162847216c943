import { raw } from 'sql-template-tag';
import { type SqlFragment, sql } from './row.ts';

/**
 * SQL of one JSON value. Answers are written by `format` and `string_agg`, whose work is to append text, in a third to half
 * of the time that json_build_object takes to look up the type of each value of each row (docs/decisions/0022).
 */
export interface JsonValue {
  readonly sql: SqlFragment;
  /** `json`: the SQL is JSON text already. `bare`: its text is, as of a number. `quoted`: its text is, between quotes. */
  readonly form: 'json' | 'bare' | 'quoted';
  /** Whether the SQL can be NULL, which is written as null. */
  readonly nullable: boolean;
  /** The JSON text, where it is known before the statement runs; without single quotes, percent signs or backslashes. */
  readonly known?: string;
}

/** Text, or json, that is a JSON value already. */
export const jsonText = (value: SqlFragment, nullable: boolean): JsonValue => ({ sql: value, form: 'json', nullable });

/** A value of a type whose text is a JSON number or, cast to text, true or false. */
export const bare = (value: SqlFragment, nullable: boolean): JsonValue => ({ sql: value, form: 'bare', nullable });

/** A value of a type whose text holds nothing that JSON would escape: uuid, enum, date, decimal. */
export const quoted = (value: SqlFragment, nullable: boolean): JsonValue => ({ sql: value, form: 'quoted', nullable });

/** A value of any type, as PostgreSQL itself would write it. */
export const anyValue = (value: SqlFragment, nullable: boolean): JsonValue =>
  jsonText(sql`to_json(${value})`, nullable);

/** A name of the schema. */
export const jsonName = (name: string): JsonValue => ({ ...quoted(raw(`'${name}'`), false), known: `"${name}"` });

/** The JSON text of a value, as SQL that is never NULL. */
export function textOf(value: JsonValue): SqlFragment {
  if (value.known !== undefined) return raw(`'${value.known}'`);
  switch (value.form) {
    case 'json':
      return orNull(value, value.sql);
    case 'bare':
      return orNull(value, sql`(${value.sql})::text`);
    case 'quoted':
      return orNull(value, sql`'"' || (${value.sql})::text || '"'`);
  }
}

/** How a value stands in the first argument of `format`, and the arguments that go with it. */
export function inTemplate(value: JsonValue): { readonly template: string; readonly values: readonly SqlFragment[] } {
  if (value.known !== undefined) return { template: value.known, values: [] };
  if (value.nullable) return { template: '%s', values: [textOf(value)] };
  return { template: value.form === 'quoted' ? '"%s"' : '%s', values: [value.sql] };
}

const orNull = ({ nullable }: JsonValue, text: SqlFragment): SqlFragment =>
  nullable ? sql`coalesce(${text}, 'null')` : text;
