import {
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLList,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';
import { hasSpellings } from '../../platform/values/normal-text.ts';

type Variable = readonly [name: string, type: GraphQLInputType];
type Values = Readonly<Record<string, unknown>>;

/**
 * The part of an operation's variables that decides the text of its statement: which are given, which filters they hold, enum
 * values, booleans, and whether a text is beyond ASCII, since it then has other spellings. Runs whose variables have the same
 * shape share one compiled statement.
 */
export class VariableShapes {
  readonly #schema: GraphQLSchema;
  readonly #variables = new WeakMap<OperationDefinitionNode, readonly Variable[]>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  of(operation: OperationDefinitionNode, values: Values): string {
    let shape = '';
    for (const [name, type] of this.#declared(operation)) shape += shapeOf(type, given(values, name));
    return shape;
  }

  /**
   * The variables reduced to their shape, for compiling: so no statement can depend on more, or keep one caller's values in
   * memory while it is cached.
   */
  outline(operation: OperationDefinitionNode, values: Values): Values {
    const outline: Record<string, unknown> = Object.create(null);
    for (const [name, type] of this.#declared(operation)) {
      const value = given(values, name);
      if (value !== undefined) outline[name] = outlineOf(type, value);
    }
    return outline;
  }

  #declared(operation: OperationDefinitionNode): readonly Variable[] {
    let variables = this.#variables.get(operation);
    if (variables === undefined) {
      variables = this.#variablesOf(operation);
      this.#variables.set(operation, variables);
    }
    return variables;
  }

  #variablesOf({ variableDefinitions = [] }: OperationDefinitionNode): readonly Variable[] {
    return variableDefinitions.flatMap(({ variable, type: written }): Variable[] => {
      const type = typeFromAST(this.#schema, written as never);
      return isInputType(type) ? [[variable.name.value, type]] : [];
    });
  }
}

/** A variable may be called `constructor`, which every JavaScript object has. */
const given = (values: Values, name: string): unknown => (Object.hasOwn(values, name) ? values[name] : undefined);

function shapeOf(givenType: GraphQLInputType, value: unknown): string {
  const type = isNonNullType(givenType) ? givenType.ofType : givenType;
  if (value === undefined) return 'u';
  if (value === null) return 'n';
  if (isInputObjectType(type)) {
    // Coercion has put them into the order of the type.
    const fields = givenFields(type, value).map(([field, item]) => `${field.name}:${shapeOf(field.type, item)}`);
    return `{${fields.join(',')}}`;
  }
  if (isListType(type) && Array.isArray(value)) {
    const element = elementOf(type);
    if (isInputObjectType(element)) return `[${value.map((item) => shapeOf(element, item)).join(',')}]`;
    return hasSpellings(value) ? 'L' : 'l';
  }
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (isEnumType(type)) return `<${String(value)}>`;
  return hasSpellings(value) ? 'S' : 's';
}

function outlineOf(givenType: GraphQLInputType, value: unknown): unknown {
  const type = isNonNullType(givenType) ? givenType.ofType : givenType;
  if (value === null) return null;
  if (isInputObjectType(type)) {
    return Object.fromEntries(
      givenFields(type, value).map(([field, item]) => [field.name, outlineOf(field.type, item)]),
    );
  }
  if (isListType(type) && Array.isArray(value)) {
    const element = elementOf(type);
    if (isInputObjectType(element)) return value.map((item) => outlineOf(element, item));
    return hasSpellings(value) ? [BEYOND_ASCII] : [];
  }
  if (typeof value === 'boolean' || isEnumType(type)) return value;
  return hasSpellings(value) ? BEYOND_ASCII : '';
}

/** In place of any text of its kind. */
const BEYOND_ASCII = '\u00e9';

function givenFields(type: GraphQLInputObjectType, value: unknown): readonly [GraphQLInputField, unknown][] {
  const fields = type.getFields();
  return Object.entries(value as Values).flatMap(([name, item]): [GraphQLInputField, unknown][] => {
    const field = fields[name];
    return field === undefined || item === undefined ? [] : [[field, item]];
  });
}

const elementOf = (type: GraphQLList<GraphQLInputType>): GraphQLInputType =>
  isNonNullType(type.ofType) ? type.ofType.ofType : type.ofType;
