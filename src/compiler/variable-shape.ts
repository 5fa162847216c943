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

/**
 * What of an operation's variables decides the text of its statement: which are given, which filters they hold, enum
 * values and booleans. Two runs whose variables have the same shape share one compiled statement.
 */
export function variableShape(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): string {
  let shape = '';
  for (const definition of operation.variableDefinitions ?? []) {
    const type = typeFromAST(schema, definition.type as never);
    if (isInputType(type)) shape += shapeOf(type, variables[definition.variable.name.value]);
  }
  return shape;
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
