import {
  buildSchema,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  printSchema,
} from 'graphql';
import { edgeOf } from './all-edges.ts';
import type { Asking } from './asking.ts';
import { fieldValue } from './computed-values.ts';
import { derivedRows } from './derived-rows.ts';
import { ExactDecimal } from './exact-decimal.ts';
import { figure } from './naive-aggregate.ts';
import { CONNECTION_FIELDS, type ConnectionArguments, PAGE_INFO_FIELDS, readConnection } from './naive-connection.ts';
import type { NaiveGroup } from './naive-groups.ts';
import { refuseUnlessAllowed, rootRows, rowById } from './naive-roots.ts';
import { VIEWER_FIELDS } from './naive-viewer.ts';
import { nodeTypeOf } from './node-type.ts';
import { isAnswered } from './not-answered.ts';
import { rowOrder } from './row-order.ts';
import { isDerived, ROW_TYPES, typeOfTable } from './row-types.ts';
import { serialise } from './serialise.ts';
import { column, type Row, type Value } from './value.ts';

// biome-ignore lint/suspicious/noExplicitAny: every resolver knows its own parent.
type Resolver = GraphQLFieldResolver<any, Asking>;
type Field = GraphQLField<unknown, unknown>;

/** The same graph with the oracle's resolver on every readable field, and nothing left of the compiler. */
export function naiveSchema(schema: GraphQLSchema): GraphQLSchema {
  const naive = buildSchema(printSchema(schema));
  for (const type of Object.values(naive.getTypeMap())) {
    if (isScalarType(type) && !isSpecifiedScalarType(type)) {
      // Input is normalised by the graph's own scalars; output is compared as the oracle writes it.
      const { parseValue, parseLiteral } = schema.getType(type.name) as typeof type;
      Object.assign(type, { parseValue, parseLiteral });
    }
    if (isObjectType(type) && !type.name.startsWith('__')) giveResolvers(naive, type);
    if (isInterfaceType(type)) type.resolveType = (row: Row) => typeOfTable(row.table);
  }
  return naive;
}

function giveResolvers(schema: GraphQLSchema, type: GraphQLObjectType): void {
  for (const field of Object.values(type.getFields())) {
    if (!isAnswered(type.name, field.name)) continue;
    field.resolve = resolverFor(schema, type, field) ?? defaultResolver;
  }
}

function resolverFor(schema: GraphQLSchema, type: GraphQLObjectType, field: Field): Resolver | undefined {
  if (type === schema.getQueryType()) return rootResolver(schema, field);
  if (type.name in ROW_TYPES || isDerived(type.name)) return rowResolver(type, field);
  if (type.name === 'Viewer') return VIEWER_FIELDS[field.name] as Resolver;
  if (type.name === 'PageInfo') return PAGE_INFO_FIELDS[field.name] as Resolver;
  if (type.name.endsWith('Connection')) return CONNECTION_FIELDS[field.name] as Resolver;
  if (type.name.endsWith('Aggregate')) return aggregateResolver(field);
  if (type.name.endsWith('GroupKey')) return groupKeyResolver(field);
  if (type.name.endsWith('Group')) return groupResolver(field);
  if (/(Sum|Average|Minimum|Maximum)$/.test(type.name)) return figureResolver(field);
  if (type.name === 'AddressSnapshot') return snapshotResolver(field);
  if (type.name === 'Recipient') return (customer: Row) => column(customer, field.name);
  return undefined;
}

const defaultResolver: Resolver = (source, _args, _asking, { fieldName }) => source[fieldName];

function rootResolver(schema: GraphQLSchema, field: Field): Resolver {
  return (_source, args, asking) => {
    refuseUnlessAllowed(asking, field.name);
    if (field.name === 'viewer') return asking.viewer;
    const named = getNamedType(field.type);
    if (isInterfaceType(named)) {
      const find = (id: string) => rowById(asking, schema.getPossibleTypes(named), id);
      return args.ids === undefined ? find(args.id) : args.ids.map(find);
    }
    const node = nodeTypeOf(field.type);
    const rows = derivedRows('Query', field.name)?.(asking, args, null) ?? rootRows(asking, node, args);
    return shaped(asking, `Query.${field.name}`, field, node, rows, args);
  };
}

function rowResolver(type: GraphQLObjectType, field: Field): Resolver {
  const named = getNamedType(field.type);
  if (isLeafType(named)) {
    return (row: Row, args, { world }) => serialise(named.name, fieldValue(type.name, field.name, row, world, args));
  }
  if (named.name === 'AddressSnapshot') return (row: Row) => (column(row, 'addressLine1') === null ? null : row);
  if (named.name === 'Recipient') return (row: Row, _args, { world }) => edgeOf(type.name, field.name)(row, world)[0];
  const node = nodeTypeOf(field.type);
  return (row: Row, args, asking) => {
    const reached =
      derivedRows(type.name, field.name)?.(asking, args, row) ??
      asking.along(type.name, field.name, row, node.name, args);
    return shaped(asking, `${type.name}.${field.name}`, field, node, reached, args);
  };
}

/** Rows as a field shows them: one, a list, or a page of a list. */
function shaped(
  asking: Asking,
  list: string,
  field: Field,
  node: GraphQLObjectType,
  rows: readonly Row[],
  args: ConnectionArguments,
): unknown {
  if (getNamedType(field.type) !== node) return readConnection(asking, list, node, rows, args);
  if (isListType(isNonNullType(field.type) ? field.type.ofType : field.type)) {
    return [...rows].sort(rowOrder(asking, node));
  }
  if (rows.length > 1) throw new Error(`${list} reaches ${rows.length} rows where there can be one.`);
  return rows[0] ?? null;
}

const aggregateResolver = (field: Field): Resolver =>
  field.name === 'count'
    ? ({ rows }) => rows.length
    : (over: { rows: readonly Row[]; node: GraphQLObjectType }) => ({ ...over, operation: field.name });

const groupResolver =
  (field: Field): Resolver =>
  (group: NaiveGroup) =>
    field.name === 'key' ? group.key : group;

const groupKeyResolver =
  (field: Field): Resolver =>
  (key: NaiveGroup['key']) => {
    const inCommon = key[field.name] ?? null;
    const type = getNamedType(field.type);
    return isLeafType(type) ? serialise(type.name, inCommon as Value) : inCommon;
  };

const figureResolver =
  (field: Field): Resolver =>
  ({ rows, node, operation }, _args, { world }) =>
    serialise(getNamedType(field.type).name, figure(operation, node, field.name, rows, world));

const snapshotResolver =
  (field: Field): Resolver =>
  (order: Row) => {
    const value: Value = column(order, `address${field.name.charAt(0).toUpperCase()}${field.name.slice(1)}`);
    return value instanceof ExactDecimal ? value.toString() : value;
  };
