import {
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';

type Variable = readonly [name: string, type: GraphQLInputType];

/**
 * What of an operation's variables decides the text of its statement: which are given, which filters they hold, enum
 * values and booleans. Two runs whose variables have the same shape share one compiled statement.
 */
export class VariableShapes {
  readonly #schema: GraphQLSchema;
  readonly #variables = new WeakMap<OperationDefinitionNode, readonly Variable[]>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  of(operation: OperationDefinitionNode, values: Readonly<Record<string, unknown>>): string {
    let variables = this.#variables.get(operation);
    if (variables === undefined) {
      variables = this.#variablesOf(operation);
      this.#variables.set(operation, variables);
    }
    let shape = '';
    for (const [name, type] of variables) shape += shapeOf(type, values[name]);
    return shape;
  }

  #variablesOf({ variableDefinitions = [] }: OperationDefinitionNode): readonly Variable[] {
    return variableDefinitions.flatMap(({ variable, type: written }): Variable[] => {
      const type = typeFromAST(this.#schema, written as never);
      return isInputType(type) ? [[variable.name.value, type]] : [];
    });
  }
}

function shapeOf(givenType: GraphQLInputType, value: unknown): string {
  const type = isNonNullType(givenType) ? givenType.ofType : givenType;
  if (value === undefined) return 'u';
  if (value === null) return 'n';
  if (isInputObjectType(type)) {
    const object = value as Readonly<Record<string, unknown>>;
    const fields = Object.values(type.getFields())
      .filter((field) => object[field.name] !== undefined)
      .map((field) => `${field.name}:${shapeOf(field.type, object[field.name])}`);
    return `{${fields.join(',')}}`;
  }
  if (isListType(type) && Array.isArray(value)) {
    const element = isNonNullType(type.ofType) ? type.ofType.ofType : type.ofType;
    return isInputObjectType(element) ? `[${value.map((item) => shapeOf(element, item)).join(',')}]` : 'l';
  }
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return isEnumType(type) ? `<${String(value)}>` : 's';
}
