import { type GraphQLField, getNamedType, isEnumType, isNonNullType } from 'graphql';
import type { Args } from '../annotation.ts';
import { readingOf } from '../request/field-reading.ts';
import { sql } from '../sql.ts';
import type { CompileContext } from './compile-context.ts';
import { listSum } from './list-sum.ts';
import type { ReadableRow } from './table-row.ts';
import { noArguments } from './typed-arguments.ts';
import { type SqlValue, sqlTypeOfScalar } from './value.ts';

/** The value of a leaf field of a row's type. */
export function fieldValue(
  context: CompileContext,
  row: ReadableRow,
  field: GraphQLField<unknown, unknown>,
  args: Args = noArguments,
): SqlValue {
  context.requireReadable(field);
  const reading = readingOf(field);
  switch (reading.kind) {
    case 'column': {
      const column = context.datamodel.scalar(row.model, reading.field);
      return {
        value: row.column(reading.field),
        sqlType: context.datamodel.sqlType(column),
        nullable: !column.required && !column.list,
      };
    }
    case 'sum':
      return listSum(context, row, reading);
    case 'joined': {
      const name = reading.field ?? field.name;
      const column = context.datamodel.scalar(context.datamodel.model(reading.source.model), name);
      // A joined row may be missing, and with it a value that its column requires.
      return { value: row.beside(reading.source)(name), sqlType: context.datamodel.sqlType(column), nullable: true };
    }
    case 'computed': {
      const type = getNamedType(field.type);
      return {
        value: sql`(${reading.sql(row.column, args)})`,
        sqlType: isEnumType(type) ? 'text' : sqlTypeOfScalar(type),
        nullable: !isNonNullType(field.type),
      };
    }
    default:
      throw new Error(`${field.name} is not a leaf field.`);
  }
}
