import type { GraphQLField, GraphQLObjectType } from 'graphql';
import type { Args, EdgeAnnotation } from '../annotation.ts';
import type { Model, RelationModelField } from '../datamodel.ts';
import { type Argument, readArguments } from '../request/argument.ts';
import { edgeOf, modelOf, rowTypeBehind } from '../request/field-reading.ts';
import type { SelectedField } from '../request/selection.ts';
import type { CompileContext } from './compile-context.ts';
import type { StartRow } from './table-row.ts';
import { noArguments, typedArguments } from './typed-arguments.ts';

/** An edge to rows, at one place of an operation. */
export interface Place {
  readonly field: GraphQLField<unknown, unknown>;
  readonly edge: EdgeAnnotation;
  /** The type of the rows that it reaches. */
  readonly type: GraphQLObjectType;
  readonly model: Model;
  /** The row that it starts from; undefined for root fields and types without a row. */
  readonly from: StartRow | undefined;
  readonly args: ReadonlyMap<string, Argument>;
  /** The same arguments in the form that the edge's annotation takes. */
  readonly typedArgs: Args;
}

/** A place whose rows are shown. */
export interface SelectedPlace extends Place {
  readonly selected: SelectedField;
}

/** Where an edge is selected. */
export function placeOf(
  context: CompileContext,
  field: GraphQLField<unknown, unknown>,
  from: StartRow | undefined,
  selected: SelectedField,
): SelectedPlace {
  const args = readArguments(field.args, selected.nodes[0]?.arguments, context.source.variables);
  return { ...bare(context, field, from), args, typedArgs: typedArguments(context, field, args), selected };
}

/** For a filter, an ordering or a group key that follows an edge: without arguments. */
export const placeAlong = (context: CompileContext, field: GraphQLField<unknown, unknown>, from: StartRow): Place =>
  bare(context, field, from);

/** The relation that the edge follows; undefined if its own join or query says which rows it reaches. */
export function relationOf(context: CompileContext, { field, edge, from }: Place): RelationModelField | undefined {
  if (from === undefined || edge.on !== undefined || edge.rows !== undefined) return undefined;
  return context.datamodel.relation(from.model, edge.relation ?? field.name);
}

function bare(context: CompileContext, field: GraphQLField<unknown, unknown>, from: StartRow | undefined): Place {
  const edge = edgeOf(field);
  if (edge === undefined) throw new Error(`${field.name} is not an edge.`);
  const type = rowTypeBehind(field);
  const model = modelOf(type, context.datamodel);
  if (model === undefined) throw new Error(`${field.name} does not lead to rows.`);
  return { field, edge, type, model, from, args: new Map(), typedArgs: noArguments };
}
