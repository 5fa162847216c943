import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { ROW_TYPES } from '../oracle/row-types.ts';

type Field = GraphQLField<unknown, unknown>;

/** The object type that a field leads to: for a connection, its nodes' type. Undefined for a value. */
export function targetOf(field: Field): { readonly type: GraphQLObjectType; readonly paged: boolean } | undefined {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return undefined;
  const nodes = type.name.endsWith('Connection') ? type.getFields().nodes : undefined;
  return nodes === undefined
    ? { type, paged: false }
    : { type: getNamedType(nodes.type) as GraphQLObjectType, paged: true };
}

export const isRowType = (type: GraphQLObjectType): boolean => type.name in ROW_TYPES;

export const hasId = (type: GraphQLObjectType): boolean => 'id' in type.getFields();

/** What identifies an object in an answer. */
const identity = (type: GraphQLObjectType): string => (hasId(type) ? '__typename id' : '__typename');

type MayRead = (typeName: string, fieldName: string) => boolean;

/** A field with the identity of what it leads to, and of what that leads to by plain edges; undefined for a value. */
export function selectEdge(field: Field, levels: number, mayRead: MayRead = () => true): string | undefined {
  const target = targetOf(field);
  if (target === undefined) return undefined;
  const edges = levels === 0 ? [] : plainEdges(target.type).filter(({ name }) => mayRead(target.type.name, name));
  const below = edges.map((edge) => selectEdge(edge, levels - 1, mayRead) ?? '');
  const inner = [identity(target.type), ...below].join(' ');
  const args = requiredArguments(field);
  if (!target.paged) return `${field.name}${args === '' ? '' : `(${args})`} { ${inner} }`;
  return `${field.name}(${[args, 'first: 50'].filter(Boolean).join(', ')}) { nodes { ${inner} } }`;
}

const plainEdges = (type: GraphQLObjectType): Field[] =>
  Object.values(type.getFields()).filter((field) => targetOf(field)?.paged === false);

const requiredArguments = (field: Field): string =>
  field.args
    .filter(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined)
    .map(({ name, type }) => `${name}: ${exampleOf(type, name)}`)
    .join(', ');

/** Some value of an input type, in the query language; ids exist nowhere. */
export function exampleOf(type: GraphQLInputType, name = ''): string {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return `[${exampleOf(nullable.ofType, name)}]`;
  if (isEnumType(nullable)) return nullable.getValues()[0]?.name as string;
  if (isInputObjectType(nullable)) {
    const fields = Object.values(nullable.getFields()).filter((field) => isNonNullType(field.type));
    return `{ ${fields.map((field) => `${field.name}: ${exampleOf(field.type, field.name)}`).join(', ')} }`;
  }
  switch (nullable.name) {
    case 'Int':
      return '1';
    case 'Boolean':
      return 'true';
    case 'Decimal':
      return '"1"';
    case 'Date':
      return name === 'from' ? '"2026-03-01"' : '"2026-03-31"';
    case 'Month':
      return '"2026-03"';
    case 'DateTime':
      return '"2026-03-31T00:00:00Z"';
    case 'PhoneNumber':
      return '"+919876543210"';
    case 'EmailAddress':
      return '"nobody@x.example"';
    case 'ID':
    case 'UUID':
      return '"01890a5d-ac96-774b-bcce-b302099a8057"';
    default:
      return '"x"';
  }
}

/** The fields of a filter that lead to one row of another type, with that type's name. */
export function filteredEdges(schema: GraphQLSchema, type: GraphQLObjectType): readonly (readonly [string, string])[] {
  const filter = schema.getType(`${type.name}Filter`);
  if (!isInputObjectType(filter)) return [];
  return Object.values(filter.getFields()).flatMap((field) => {
    const target = getNamedType(field.type).name.replace(/Filter$/, '');
    const edge = type.getFields()[field.name];
    const isEdge = edge !== undefined && targetOf(edge)?.paged === false && target in ROW_TYPES;
    return isEdge ? [[field.name, target] as const] : [];
  });
}

/** What a list of the type can be ordered by, as paths of field names. */
export function orderFields(schema: GraphQLSchema, type: GraphQLObjectType): readonly string[] {
  const order = schema.getType(`${type.name}OrderField`);
  return isEnumType(order) ? order.getValues().map(({ value }) => value as string) : [];
}

/** Every object of an answer that has an identity. */
export function identitiesIn(value: unknown): { readonly typeName: string; readonly id: string }[] {
  if (Array.isArray(value)) return value.flatMap(identitiesIn);
  if (typeof value !== 'object' || value === null) return [];
  const { __typename: typeName, id } = value as Record<string, unknown>;
  const here = typeof typeName === 'string' && typeof id === 'string' ? [{ typeName, id }] : [];
  return [...here, ...Object.values(value).flatMap(identitiesIn)];
}
