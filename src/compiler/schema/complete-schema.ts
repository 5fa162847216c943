import {
  type GraphQLArgumentConfig,
  type GraphQLField,
  type GraphQLFieldConfig,
  type GraphQLFieldConfigArgumentMap,
  type GraphQLFieldResolver,
  GraphQLID,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  GraphQLInt,
  GraphQLInterfaceType,
  type GraphQLLeafType,
  GraphQLList,
  type GraphQLNamedType,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
  getNamedType,
  getNullableType,
  isInputType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  parseType,
  typeFromAST,
} from 'graphql';
import type { EdgeAnnotation } from '../annotation.ts';
import type { Datamodel } from '../datamodel.ts';
import { DEFAULT_PAGE_SIZE } from '../limits.ts';
import { edgeOf, isComparable, isToOne, modelOf, readingOf, typeAnnotation } from '../request/field-reading.ts';
import { TYPE_KEY } from '../statement/object.ts';
import { aggregateType } from './aggregate-type.ts';
import { byResponseKey } from './by-response-key.ts';
import { connectionType } from './connection-type.ts';
import { filterType, listFilterType, operatorsType } from './filter-type.ts';
import { type GroupFields, groupByType, groupType } from './group-type.ts';
import { enumNameOf, type OrderPath, orderByType } from './order-type.ts';

export interface CompletionOptions {
  readonly datamodel: Datamodel;
  /** Runs a compiled root field when graphql-js executes the operation. */
  readonly resolveRoot: GraphQLFieldResolver<unknown, never>;
}

/**
 * The schema as clients see it, from the features' classes: every edge of shape `connection` gets its connection type and
 * arguments, every look-up its arguments, and every compiled field a resolver that returns what the compiler has read. No feature
 * writes a filter, ordering or connection type by hand.
 */
export function completeSchema(schema: GraphQLSchema, options: CompletionOptions): GraphQLSchema {
  return new Completion(schema, options).complete();
}

class Completion {
  readonly #schema: GraphQLSchema;
  readonly #options: CompletionOptions;
  readonly #rebuilt = new Map<string, GraphQLObjectType | GraphQLInterfaceType>();
  readonly #connections = new Map<string, GraphQLObjectType>();
  readonly #filters = new Map<string, GraphQLInputObjectType>();
  readonly #listFilters = new Map<string, GraphQLInputObjectType>();
  readonly #operators = new Map<string, GraphQLInputObjectType>();
  readonly #orderings = new Map<string, GraphQLInputObjectType>();

  constructor(schema: GraphQLSchema, options: CompletionOptions) {
    this.#schema = schema;
    this.#options = options;
  }

  complete(): GraphQLSchema {
    for (const type of Object.values(this.#schema.getTypeMap())) {
      if (type.name.startsWith('__')) continue;
      if (isObjectType(type)) this.#rebuilt.set(type.name, this.#rebuildObject(type));
      else if (isInterfaceType(type)) this.#rebuilt.set(type.name, this.#rebuildInterface(type));
    }
    const config = this.#schema.toConfig();
    const root = (type: GraphQLObjectType | null | undefined) => (type == null ? null : this.#object(type.name));
    return new GraphQLSchema({
      ...config,
      query: root(config.query),
      mutation: root(config.mutation),
      subscription: root(config.subscription),
      types: config.types.map((type) => this.#current(type)),
    });
  }

  #rebuildObject(type: GraphQLObjectType): GraphQLObjectType {
    const config = type.toConfig();
    return new GraphQLObjectType({
      ...config,
      interfaces: () => config.interfaces.map((item) => this.#rebuilt.get(item.name) as GraphQLInterfaceType),
      fields: () => this.#fields(type, config.fields),
    });
  }

  #rebuildInterface(type: GraphQLInterfaceType): GraphQLInterfaceType {
    const config = type.toConfig();
    return new GraphQLInterfaceType({
      ...config,
      interfaces: () => config.interfaces.map((item) => this.#rebuilt.get(item.name) as GraphQLInterfaceType),
      fields: () => this.#fields(type, config.fields),
      resolveType: (value) => (value as Readonly<Record<string, string>>)[TYPE_KEY],
    });
  }

  #fields(
    type: GraphQLObjectType | GraphQLInterfaceType,
    fields: Readonly<Record<string, GraphQLFieldConfig<unknown, unknown>>>,
  ): Record<string, GraphQLFieldConfig<unknown, unknown>> {
    return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, this.#field(type, name, field)]));
  }

  #field(
    type: GraphQLObjectType | GraphQLInterfaceType,
    name: string,
    field: GraphQLFieldConfig<unknown, unknown>,
  ): GraphQLFieldConfig<unknown, unknown> {
    const completed = { ...field, type: this.#output(field.type) };
    const isRoot = type.name === this.#schema.getQueryType()?.name;
    const definition = type.getFields()[name];
    const edge = definition === undefined ? undefined : edgeOf(definition);
    const isCompiled = isRoot ? field.extensions?.compiled !== undefined : this.#isCompiledType(type);
    if (!isCompiled) return completed;
    if (isRoot) completed.resolve = this.#options.resolveRoot as GraphQLFieldResolver<unknown, unknown>;
    else completed.resolve = byResponseKey;
    completed.args = { ...field.args, ...this.#ownArguments(definition) };
    if (edge === undefined) return completed;
    const node = getNamedType(field.type) as GraphQLObjectType;
    if (edge.shape === 'connection') {
      completed.type = new GraphQLNonNull(this.#connection(node));
      completed.args = { ...completed.args, ...this.#connectionArguments(node, edge) };
    } else if ((edge.by?.length ?? 0) > 0) {
      completed.args = { ...completed.args, ...lookupArguments(node, edge) };
    }
    return completed;
  }

  #isCompiledType = (type: GraphQLNamedType): boolean => typeAnnotation(type, this.#options.datamodel) !== undefined;

  #ownArguments(field: GraphQLField<unknown, unknown> | undefined): GraphQLFieldConfigArgumentMap {
    const reading = field === undefined ? undefined : readingOf(field);
    const own = reading !== undefined && 'args' in reading ? (reading.args ?? {}) : {};
    return Object.fromEntries(
      Object.entries(own).map(([name, { type, description }]) => [name, { type: this.#input(type), description }]),
    );
  }

  #input(type: string | GraphQLInputType): GraphQLInputType {
    if (typeof type !== 'string') return type;
    const found = typeFromAST(this.#schema, parseType(type) as never);
    if (!isInputType(found)) throw new Error(`The schema has no input type ${type}.`);
    return found;
  }

  #connectionArguments(node: GraphQLObjectType, { filterBy }: EdgeAnnotation): GraphQLFieldConfigArgumentMap {
    const filtered = filterBy === undefined ? node : getNamedType(node.getFields()[filterBy]?.type);
    if (!isObjectType(filtered)) throw new Error(`${node.name} has no field ${filterBy} to filter by.`);
    return {
      first: {
        type: GraphQLInt,
        description: `Return this many rows from the start of the list, or after the cursor \`after\`. Default ${DEFAULT_PAGE_SIZE}, at most 500 (\`MAX_PAGE_SIZE\`).`,
      },
      after: { type: GraphQLString, description: 'Return rows after this cursor.' },
      last: {
        type: GraphQLInt,
        description:
          'Return this many rows from the end of the list, or before the cursor `before`. At most 500 (`MAX_PAGE_SIZE`).',
      },
      before: { type: GraphQLString, description: 'Return rows before this cursor.' },
      filter: {
        type: this.#filter(filtered),
        description:
          filterBy === undefined
            ? 'Return only rows that match this filter.'
            : `Return only rows whose \`${filterBy}\` matches this filter.`,
      },
      orderBy: {
        type: new GraphQLList(new GraphQLNonNull(this.#ordering(node))),
        description: 'Sort keys, most important first; at most 5 (`MAX_ORDER_KEYS`).',
      },
    };
  }

  #connection(node: GraphQLObjectType): GraphQLObjectType {
    return remember(this.#connections, node.name, () => {
      const aggregate = this.#aggregate(node);
      const fields = this.#groupFields(node);
      const day = (this.#schema.getType('Date') ?? GraphQLString) as GraphQLScalarType;
      const group = groupType(node, fields, aggregate, day, (type) => this.#object(type.name));
      return connectionType(this.#object(node.name), aggregate, group, groupByType(node, fields));
    });
  }

  #groupFields(node: GraphQLObjectType): GroupFields {
    const model = modelOf(node, this.#options.datamodel);
    const edges = Object.values(node.getFields()).filter((field) => {
      const edge = edgeOf(field);
      if (edge === undefined || edge.on !== undefined || edge.where !== undefined || !isToOne(field)) return false;
      const relation = model?.fields.get(edge.relation ?? field.name);
      return relation?.kind === 'object' && relation.from.length > 0;
    });
    return { leaves: this.#comparableFields(node), edges };
  }

  #aggregate(node: GraphQLObjectType): GraphQLObjectType {
    const decimal = this.#schema.getType('Decimal') ?? GraphQLString;
    return aggregateType(node, this.#comparableFields(node), decimal as GraphQLScalarType);
  }

  #comparableFields = (node: GraphQLObjectType) =>
    Object.values(node.getFields()).filter((field) => isComparable(node, field, this.#options.datamodel));

  #filter(node: GraphQLObjectType): GraphQLInputObjectType {
    return remember(this.#filters, node.name, () =>
      filterType(node, () => {
        const conditions: Record<string, GraphQLInputObjectType> = {};
        for (const field of Object.values(node.getFields())) {
          const condition = this.#conditionOn(node, field);
          if (condition !== undefined) conditions[field.name] = condition;
        }
        return conditions;
      }),
    );
  }

  #conditionOn(node: GraphQLObjectType, field: GraphQLField<unknown, unknown>): GraphQLInputObjectType | undefined {
    const type = getNamedType(field.type);
    if (isComparable(node, field, this.#options.datamodel)) return this.#operatorsOf(type as GraphQLLeafType);
    const edge = edgeOf(field);
    if (edge === undefined || !isObjectType(type) || !this.#isRowType(type)) return undefined;
    if (edge.rows !== undefined || edge.args !== undefined) return undefined;
    return edge.shape === 'one' ? this.#filter(type) : this.#listFilter(type);
  }

  #listFilter(node: GraphQLObjectType): GraphQLInputObjectType {
    return remember(this.#listFilters, node.name, () => listFilterType(node, this.#filter(node)));
  }

  #operatorsOf(leaf: GraphQLLeafType): GraphQLInputObjectType {
    return remember(this.#operators, leaf.name, () => operatorsType(leaf));
  }

  #ordering(node: GraphQLObjectType): GraphQLInputObjectType {
    return remember(this.#orderings, node.name, () => orderByType(node, this.#orderPaths(node)));
  }

  /** Its own comparable fields, and those one to-one edge away. */
  #orderPaths(node: GraphQLObjectType): readonly OrderPath[] {
    const own = this.#comparableFields(node).map(({ name, description }) => ({
      path: name,
      description: description ?? undefined,
    }));
    const taken = new Set(own.map(({ path }) => enumNameOf(path)));
    const behind = Object.values(node.getFields())
      .filter((field) => isToOne(field))
      .flatMap((field) => {
        const type = getNamedType(field.type);
        if (!isObjectType(type) || !this.#isRowType(type)) return [];
        return this.#comparableFields(type)
          .filter((end) => readingOf(end).kind !== 'joined')
          .map((end) => ({
            path: `${field.name}.${end.name}`,
            description: `\`${field.name}.${end.name}\`: ${end.description ?? ''}`,
          }));
      });
    return [...own, ...behind.filter(({ path }) => !taken.has(enumNameOf(path)))];
  }

  #isRowType = (type: GraphQLObjectType): boolean => typeAnnotation(type, this.#options.datamodel)?.model != null;

  #object(name: string): GraphQLObjectType {
    return this.#rebuilt.get(name) as GraphQLObjectType;
  }

  #current(type: GraphQLNamedType): GraphQLNamedType {
    return this.#rebuilt.get(type.name) ?? type;
  }

  #output(type: GraphQLOutputType): GraphQLOutputType {
    if (isNonNullType(type)) return new GraphQLNonNull(this.#output(type.ofType) as never);
    if (isListType(type)) return new GraphQLList(this.#output(type.ofType));
    return this.#current(type) as GraphQLOutputType;
  }
}

/** A single look-up field is required; of several, exactly one is given. */
function lookupArguments(node: GraphQLObjectType, edge: EdgeAnnotation): Record<string, GraphQLArgumentConfig> {
  const names = edge.by ?? [];
  return Object.fromEntries(
    names.map((name) => {
      const nodeField = node.getFields()[name];
      const leaf = nodeField === undefined ? GraphQLID : getNullableType(nodeField.type);
      if (!isLeafType(leaf)) throw new Error(`${node.name}.${name} is not a leaf that rows can be looked up by.`);
      const type: GraphQLInputType = names.length === 1 ? new GraphQLNonNull(leaf) : leaf;
      return [name, { type, description: nodeField?.description ?? undefined }];
    }),
  );
}

function remember<T>(known: Map<string, T>, name: string, make: () => T): T {
  const found = known.get(name);
  if (found !== undefined) return found;
  const made = make();
  known.set(name, made);
  return made;
}
