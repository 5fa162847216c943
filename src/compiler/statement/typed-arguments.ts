import {
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isListType,
} from 'graphql';
import { raw } from 'sql-template-tag';
import type { Args } from '../annotation.ts';
import { type Argument, argumentNamed, readArguments } from '../request/argument.ts';
import type { SelectedField } from '../request/selection.ts';
import { Parameter, type SqlFragment } from '../sql.ts';
import type { CompileContext } from './compile-context.ts';
import { castTo, sqlTypeOfScalar, toSqlValue } from './value.ts';

/** The arguments of a selected field in the form that annotations take. */
export const fieldArguments = (
  context: CompileContext,
  field: GraphQLField<unknown, unknown>,
  selected: SelectedField,
): Args =>
  field.args.length === 0
    ? noArguments
    : typedArguments(context, field, readArguments(field.args, selected.nodes[0]?.arguments, context.source.variables));

/** Each argument is one parameter of the statement, however often an annotation uses it. */
export function typedArguments(
  context: CompileContext,
  field: GraphQLField<unknown, unknown>,
  args: ReadonlyMap<string, Argument>,
): Args {
  const parameters = new Map<string, Parameter>();
  const value = (name: string): SqlFragment => {
    const definition = field.args.find((argument) => argument.name === name);
    if (definition === undefined) throw new Error(`${field.name} has no argument ${name}.`);
    const argument = argumentNamed(args, name);
    const sqlType = sqlTypeOfArgument(context, definition.type);
    if (argument.kind !== 'leaf') return raw(`NULL::${sqlType}`);
    let parameter = parameters.get(name);
    if (parameter === undefined) {
      const named = getNamedType(definition.type);
      parameter = new Parameter((run) =>
        toSqlValue(argument.resolve(run), named, sqlType.replace('[]', ''), `${field.name}.${name}`),
      );
      parameters.set(name, parameter);
    }
    return castTo(parameter, sqlType);
  };
  return Object.assign(value, { isGiven: (name: string) => argumentNamed(args, name).kind === 'leaf' });
}

export const noArguments: Args = Object.assign(
  (name: string): SqlFragment => {
    throw new Error(`There is no argument ${name} here.`);
  },
  { isGiven: () => false },
);

function sqlTypeOfArgument({ datamodel }: CompileContext, type: GraphQLInputType): string {
  const named = getNamedType(type);
  const element = isEnumType(named)
    ? (datamodel.enumSqlType(named.name) ?? 'text')
    : named.name === 'ID'
      ? 'uuid'
      : sqlTypeOfScalar(named);
  return isListType(getNullableType(type)) ? `${element}[]` : element;
}
