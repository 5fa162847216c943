import { getNamedType } from 'graphql';
import { RequestError } from '../../platform/errors.ts';
import { argumentNamed } from '../request/argument.ts';
import { Parameter, type SqlFragment, sql } from '../sql.ts';
import type { CompileContext } from './compile-context.ts';
import type { Place } from './place.ts';
import type { TableRow } from './table-row.ts';
import { castTo, toSqlValue } from './value.ts';

/** The condition of a root field's look-up: exactly one of its look-up fields is given as an argument. */
export function lookupConditions(
  { datamodel }: CompileContext,
  { field, edge, model, args }: Place,
  row: TableRow,
): readonly SqlFragment[] {
  const { by = [] } = edge;
  if (by.length === 0) return [];
  const given = by.flatMap((name) => {
    const argument = argumentNamed(args, name);
    return argument.kind === 'leaf' ? [{ name, argument }] : [];
  });
  const [only] = given;
  if (only === undefined || given.length > 1) {
    throw new RequestError('BAD_USER_INPUT', `${field.name} takes exactly one of its arguments ${by.join(', ')}.`);
  }
  const sqlType = datamodel.sqlType(datamodel.scalar(model, only.name));
  const type = field.args.find((argument) => argument.name === only.name)?.type;
  if (type === undefined) throw new Error(`${field.name} has no argument ${only.name}.`);
  const parameter = new Parameter((run) =>
    toSqlValue(only.argument.resolve(run), getNamedType(type), sqlType, `${field.name}.${only.name}`),
  );
  return [sql`${row.column(only.name)} = ${castTo(parameter, sqlType)}`];
}
