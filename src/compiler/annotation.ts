import type { GraphQLInputType } from 'graphql';
import { Extensions, FieldResolver, Query } from 'type-graphql';
import type { Model } from './datamodel.ts';
import type { Row, RowSource, SqlFragment } from './sql.ts';

/**
 * How the read compiler reads a GraphQL type or field. Convention comes first: a type is the Prisma model of the same name, a
 * field the model's field, an edge the model's relation. The decorators below say what convention cannot; each ends up in the
 * GraphQL schema's extensions under `compiled`.
 */
export interface TypeAnnotation {
  readonly kind: 'type';
  /** The Prisma model, or one made by `derivedModel`; null for a type without a row of its own (`Viewer`, `AddressSnapshot`). */
  readonly model: string | Model | null;
  /** Default ordering of lists of this type, before the primary key. Model field names. */
  readonly defaultOrder: readonly { readonly field: string; readonly direction: 'ASC' | 'DESC' }[];
}

export type FieldAnnotation =
  | { readonly kind: 'column'; readonly field: string }
  | ComputedAnnotation
  | SumAnnotation
  | { readonly kind: 'joined'; readonly source: RowSource; readonly field: string | null }
  | { readonly kind: 'embedded'; readonly prefix: string; readonly presentWhen: string }
  | { readonly kind: 'same' }
  | EdgeAnnotation;

export interface ComputedAnnotation {
  readonly kind: 'computed';
  readonly sql: ComputedSql;
  readonly args?: ArgumentAnnotations;
  /**
   * For a text composed from many rows: how many it is estimated to read. Such a field costs that much and cannot be a filter,
   * ordering or group key, which would compose it for every row of the list.
   */
  readonly readsRows?: number;
}

export interface SumAnnotation {
  readonly kind: 'sum';
  /** The relation of the model whose rows are summed. */
  readonly list: string;
  /** The field of those rows that is summed. */
  readonly of: string;
}

/**
 * `one`: an object; `list`: a plain, unpaged list; `connection`: a Relay connection with filter and ordering; `nodes`: a list in
 * the order of the given ids, null if there is no such row.
 */
export interface EdgeAnnotation {
  readonly kind: 'edge';
  readonly shape: 'one' | 'list' | 'connection' | 'nodes';
  /** Relation of the model that the edge follows, if its name is not the field's. */
  readonly relation?: string;
  /** The join, if there is no relation: `from` is the row that has the edge, `to` the row that it reaches. */
  readonly on?: (to: Row, from: Row) => SqlFragment;
  /** A further condition on the rows reached. */
  readonly where?: (to: Row, from: Row, args: Args) => SqlFragment;
  /** The rows reached, if they come from a query instead of a table: a SELECT with the columns of the derived model. */
  readonly rows?: (source: RowsSource) => SqlFragment;
  /** The feature's own arguments, besides those of the shape. */
  readonly args?: ArgumentAnnotations;
  /** For a connection: its `filter` applies to the rows at the end of this to-one field instead of its own rows. */
  readonly filterBy?: string;
  /** A root field's look-up arguments: unique fields of the model, exactly one of which is given. */
  readonly by?: readonly string[];
  /** Ordering of a plain list, if it is not the type's default. */
  readonly order?: TypeAnnotation['defaultOrder'];
}

/** SQL of a value of one row. It must yield what the field's scalar serialises to (see `value-codec.ts`). */
export type ComputedSql = (row: Row, args: Args) => SqlFragment;

/** An argument of a field: its GraphQL type, or a type of the schema in schema language. */
interface ArgumentAnnotation {
  readonly type: string | GraphQLInputType;
  readonly description: string;
}

type ArgumentAnnotations = Readonly<Record<string, ArgumentAnnotation>>;

/** An argument's value as a parameter of its SQL type; NULL if it is absent or null. */
export interface Args {
  (name: string): SqlFragment;
  /** Known while the statement is composed, so that unused conditions are omitted. */
  isGiven(name: string): boolean;
}

/** The inputs of a query of derived rows. */
export interface RowsSource {
  readonly args: Args;
  /** The row that has the edge; a root field has none, and using a column of it is an error. */
  readonly from: Row;
  /**
   * The condition under which the statement's role may see the model's row under `alias`. Apply it to every table that the query
   * reads, or its figures would reveal rows that the caller may not see.
   */
  readonly visible: (model: string, alias: string) => SqlFragment;
}

type EdgeOptions = Omit<EdgeAnnotation, 'kind' | 'shape'> & {
  readonly description: string;
  readonly nullable?: boolean;
  readonly deprecationReason?: string;
};

const annotate = (compiled: TypeAnnotation | FieldAnnotation) => Extensions({ compiled });

/** On a type: the model it shows (`null`: none), if that is not the Prisma model of its name, and its default ordering. */
export function Reads(
  model: string | Model | null,
  options: { defaultOrder?: TypeAnnotation['defaultOrder'] } = {},
): ClassDecorator {
  return (target) => annotate({ kind: 'type', model, defaultOrder: options.defaultOrder ?? [] })(target);
}

/** On a field: the model's field, if it has another name. */
export const Column = (field: string): PropertyDecorator => annotate({ kind: 'column', field }) as PropertyDecorator;

/** On a field: an SQL expression over the row, e.g. ``@Computed((order) => sql`(SELECT … WHERE … = ${order('id')})`)``. */
export const Computed = (sql: ComputedSql): PropertyDecorator =>
  annotate({ kind: 'computed', sql }) as PropertyDecorator;

/**
 * On a field: the sum over a list of this row, 0.00 if it is empty. If the list is selected too, as a `List` of that relation,
 * one look-up serves both.
 */
export const SumOf = (list: string, of: string): PropertyDecorator =>
  annotate({ kind: 'sum', list, of }) as PropertyDecorator;

/** On a field: taken from a row beside this one (such as a dated term), which is joined once and only on demand. */
export const Joined = (source: RowSource, field?: string): PropertyDecorator =>
  annotate({ kind: 'joined', source, field: field ?? null }) as PropertyDecorator;

/**
 * On a field whose type has no model: an object made of this row's own columns, `address` + `line1` → `addressLine1`.
 * Null if the column named by `presentWhen` is null.
 */
export const Embedded = (prefix: string, presentWhen: string): PropertyDecorator =>
  annotate({ kind: 'embedded', prefix, presentWhen }) as PropertyDecorator;

type TypeThunk = () => object;

const edgeDecorator =
  (shape: EdgeAnnotation['shape']) =>
  (type: TypeThunk, { description, nullable = false, deprecationReason, ...edge }: EdgeOptions): PropertyDecorator =>
  (prototype, name) => {
    const returns = shape === 'one' ? type : () => [type()];
    const options = { description, nullable, ...(deprecationReason === undefined ? {} : { deprecationReason }) };
    FieldResolver(returns as never, options)(prototype, name, {});
    annotate({ kind: 'edge', shape, ...edge })(prototype, name as string);
  };

/** In a resolver of the type that has the edge: an edge to at most one row. Nullable unless declared otherwise. */
export const One = edgeDecorator('one');
/** In a resolver of the type that has the edge: an edge to a short list, unpaged. */
export const List = edgeDecorator('list');
/** In a resolver of the type that has the edge: a paged edge. Arguments and connection type are generated. */
export const Connection = edgeDecorator('connection');

/** In a resolver of a type that shows the same model as another type: the same row, as that type. */
export const SameRow =
  (type: TypeThunk, { description }: Pick<EdgeOptions, 'description'>): PropertyDecorator =>
  (prototype, name) => {
    FieldResolver(type as never, { description })(prototype, name, {});
    annotate({ kind: 'same' })(prototype, name as string);
  };

const rootDecorator =
  (shape: EdgeAnnotation['shape']) =>
  (
    type: TypeThunk,
    { description, nullable = shape === 'one', deprecationReason, ...edge }: EdgeOptions,
  ): PropertyDecorator =>
  (prototype, name) => {
    const returns = shape === 'one' ? type : () => [type()];
    const options = { description, nullable, ...(deprecationReason === undefined ? {} : { deprecationReason }) };
    Query(returns as never, options)(prototype, name, {});
    annotate({ kind: 'edge', shape, ...edge })(prototype, name as string);
  };

/** A root field that returns one row or null, by default looked up by `id`. */
export const RootOne = (type: TypeThunk, options: EdgeOptions): PropertyDecorator =>
  rootDecorator('one')(type, { by: ['id'], ...options });
/** A root field that returns a short list, unpaged. */
export const RootList = rootDecorator('list');
/** A root field that returns a page of a list. */
export const RootConnection = rootDecorator('connection');

/** A root field that returns rows of an interface's types by their ids. */
export const RootNodes =
  (type: TypeThunk, { description }: Pick<EdgeOptions, 'description'>): PropertyDecorator =>
  (prototype, name) => {
    Query((() => [type()]) as never, { description, nullable: 'items' })(prototype, name, {});
    const ids = { type: '[ID!]!', description: 'At most 500 ids, of rows of any type.' };
    annotate({ kind: 'edge', shape: 'nodes', args: { ids } })(prototype, name as string);
  };
