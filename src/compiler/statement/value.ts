import {
  type GraphQLNamedType,
  type GraphQLOutputType,
  getNamedType,
  isEnumType,
  isListType,
  isNonNullType,
} from 'graphql';
import { raw } from 'sql-template-tag';
import { RequestError } from '../../platform/errors.ts';
import { normalText } from '../../platform/values/normal-text.ts';
import { type SqlFragment, sql } from '../sql.ts';
import { anyValue, bare, type JsonValue, quoted } from './json.ts';

/** SQL types of values without a column, by the GraphQL scalar that shows them. */
const SQL_TYPE_OF_SCALAR: Readonly<Record<string, string>> = {
  Boolean: 'boolean',
  Int: 'integer',
  Float: 'double precision',
  Decimal: 'numeric',
  Date: 'date',
  DateTime: 'timestamptz',
  Month: 'date',
  UUID: 'uuid',
  JSON: 'jsonb',
};

export const sqlTypeOfScalar = (type: GraphQLNamedType): string => SQL_TYPE_OF_SCALAR[type.name] ?? 'text';

const isList = (type: GraphQLOutputType): boolean => isListType(isNonNullType(type) ? type.ofType : type);

/** An SQL value, and what is known about it before it is read. */
export interface SqlValue {
  readonly value: SqlFragment;
  readonly sqlType: string;
  /** Whether it can be NULL, whatever the GraphQL type says. */
  readonly nullable: boolean;
}

/** What the GraphQL scalar would serialise a value to. */
export function toJson({ value, sqlType, nullable }: SqlValue, type: GraphQLOutputType): JsonValue {
  const named = getNamedType(type);
  // A list column that Prisma calls required need not be NOT NULL.
  if (isList(type)) return anyValue(value, true);
  switch (named.name) {
    case 'Decimal':
    case 'Date':
      return quoted(value, nullable);
    case 'DateTime':
      return quoted(sql`to_char(${value} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`, nullable);
    case 'Month':
      return quoted(sql`to_char(${value}, 'YYYY-MM')`, nullable);
    case 'Boolean':
      return bare(sql`(${value})::text`, nullable);
    case 'Int':
      return bare(value, nullable);
    default:
      return sqlType === 'uuid' || isEnumType(named) ? quoted(value, nullable) : anyValue(value, nullable);
  }
}

/** SQL that orders as people expect, the same on every server: text by Unicode's rules, everything else by its type's. */
export const toSortKey = (value: SqlFragment, sqlType: string): SqlFragment =>
  sqlType === 'text' ? sql`${value} COLLATE "und-x-icu"` : value;

const LONE_SURROGATE = /\p{Cs}/u;

const UUID_PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * A coerced GraphQL value as PostgreSQL takes it, for a column of `sqlType`; text in the spelling in which it is stored. Throws
 * BAD_USER_INPUT if PostgreSQL would refuse the text, since its own refusal would become an internal error.
 */
export function toSqlValue(value: unknown, scalar: GraphQLNamedType, sqlType: string, where: string): unknown {
  if (Array.isArray(value)) return value.map((item) => toSqlValue(item, scalar, sqlType, where));
  if (scalar.name === 'Month') return `${value}-01`;
  if (sqlType === 'uuid' && !(typeof value === 'string' && UUID_PATTERN.test(value))) {
    throw new RequestError('BAD_USER_INPUT', `${where}: ${JSON.stringify(value).slice(0, 60)} is not a UUID.`);
  }
  if (typeof value !== 'string') return value;
  if (value.includes('\0')) {
    throw new RequestError('BAD_USER_INPUT', `${where}: text must not contain the NUL character (U+0000).`);
  }
  if (LONE_SURROGATE.test(value)) {
    throw new RequestError('BAD_USER_INPUT', `${where}: text must not contain half of a surrogate pair.`);
  }
  return normalText(value);
}

/** A parameter cast to its column's type, so that indexes can be used and no type is guessed. */
export const castTo = (parameter: unknown, sqlType: string): SqlFragment => sql`${parameter}::${raw(sqlType)}`;
