import {
  type ArgumentNode,
  type GraphQLArgument,
  type GraphQLInputType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type ValueNode,
  valueFromAST,
} from 'graphql';
import type { RunValues } from '../sql.ts';

/**
 * An argument as seen by the compiler: what decides the statement's text (which filters are present, enum values, list lengths)
 * is read now, a leaf's value again on every run.
 */
export type Argument =
  | { readonly kind: 'absent' }
  | { readonly kind: 'null' }
  | {
      readonly kind: 'leaf';
      /** The value at compile time. Trust it only for what `variable-shapes.ts` puts into the statement's key. */
      readonly value: unknown;
      /** True if the document itself holds the value, so that it may be written into the statement. */
      readonly literal: boolean;
      readonly resolve: (run: RunValues) => unknown;
    }
  | { readonly kind: 'object'; readonly fields: ReadonlyMap<string, Argument> }
  | { readonly kind: 'list'; readonly items: readonly Argument[] };

type Variables = Readonly<Record<string, unknown>>;
type Access = (run: RunValues) => unknown;

const ABSENT: Argument = { kind: 'absent' };
const NULL: Argument = { kind: 'null' };

/** The arguments of one field, by name; those not given are absent or have their default. */
export function readArguments(
  definitions: readonly GraphQLArgument[],
  nodes: readonly ArgumentNode[] | undefined,
  variables: Variables,
): ReadonlyMap<string, Argument> {
  const given = new Map(nodes?.map((node) => [node.name.value, node.value]));
  return new Map(
    definitions.map((definition) => {
      const node = given.get(definition.name);
      const argument = node === undefined ? ABSENT : fromNode(node, definition.type, variables);
      const useDefault = argument.kind === 'absent' && definition.defaultValue !== undefined;
      return [
        definition.name,
        useDefault
          ? fromValue(definition.defaultValue, definition.type, () => definition.defaultValue, true)
          : argument,
      ];
    }),
  );
}

export const argumentNamed = (args: ReadonlyMap<string, Argument>, name: string): Argument => args.get(name) ?? ABSENT;

function fromNode(node: ValueNode, givenType: GraphQLInputType, variables: Variables): Argument {
  const type = isNonNullType(givenType) ? givenType.ofType : givenType;
  if (node.kind === 'Variable') {
    const name = node.name.value;
    return name in variables ? fromValue(variables[name], type, (run) => run.variables[name], false) : ABSENT;
  }
  if (node.kind === 'NullValue') return NULL;
  if (isListType(type) && isInputObjectType(unwrapNonNull(type.ofType))) {
    const items = node.kind === 'ListValue' ? node.values : [node];
    return { kind: 'list', items: items.map((item) => fromNode(item, type.ofType, variables)) };
  }
  if (isInputObjectType(type) && node.kind === 'ObjectValue') {
    const given = new Map(node.fields.map((field) => [field.name.value, field.value]));
    const fields = Object.values(type.getFields()).map((field): [string, Argument] => {
      const value = given.get(field.name);
      if (value !== undefined) return [field.name, fromNode(value, field.type, variables)];
      if (field.defaultValue === undefined) return [field.name, ABSENT];
      return [field.name, fromValue(field.defaultValue, field.type, () => field.defaultValue, true)];
    });
    return { kind: 'object', fields: new Map(fields) };
  }
  if (hasVariable(node)) {
    return leaf(valueFromAST(node, type, variables), false, (run) => valueFromAST(node, type, run.variables));
  }
  const value = valueFromAST(node, type);
  return leaf(value, true, () => value);
}

/** From a coerced value, as in variables and defaults; `access` finds the same place in a later run. */
function fromValue(value: unknown, givenType: GraphQLInputType, access: Access, literal: boolean): Argument {
  const type = isNonNullType(givenType) ? givenType.ofType : givenType;
  if (value === undefined) return ABSENT;
  if (value === null) return NULL;
  if (isListType(type) && isInputObjectType(unwrapNonNull(type.ofType)) && Array.isArray(value)) {
    const items = value.map((item, index) =>
      fromValue(item, type.ofType, (run) => (access(run) as unknown[])[index], literal),
    );
    return { kind: 'list', items };
  }
  if (isInputObjectType(type)) {
    const known = type.getFields();
    const fields = Object.entries(value as Readonly<Record<string, unknown>>).flatMap(
      ([name, item]): [string, Argument][] => {
        const field = known[name];
        if (field === undefined) return [];
        const inside = (run: RunValues) => (access(run) as Readonly<Record<string, unknown>>)[name];
        return [[name, fromValue(item, field.type, inside, literal)]];
      },
    );
    return { kind: 'object', fields: new Map(fields) };
  }
  return leaf(value, literal, access);
}

const leaf = (value: unknown, literal: boolean, resolve: Access): Argument =>
  value === undefined ? ABSENT : value === null ? NULL : { kind: 'leaf', value, literal, resolve };

const unwrapNonNull = (type: GraphQLInputType): GraphQLInputType => (isNonNullType(type) ? type.ofType : type);

function hasVariable(node: ValueNode): boolean {
  if (node.kind === 'Variable') return true;
  if (node.kind === 'ListValue') return node.values.some(hasVariable);
  return node.kind === 'ObjectValue' && node.fields.some((field) => hasVariable(field.value));
}
