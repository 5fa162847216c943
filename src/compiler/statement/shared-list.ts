import { type GraphQLField, type GraphQLObjectType, getNamedType } from 'graphql';
import { raw } from 'sql-template-tag';
import type { SumAnnotation } from '../annotation.ts';
import type { Model } from '../datamodel.ts';
import { edgeOf, modelOf, readingOf } from '../request/field-reading.ts';
import type { SelectedField } from '../request/selection.ts';
import type { CompileContext } from './compile-context.ts';
import { scopeConditions } from './scope.ts';

/** A plain list that is selected on an object, and columns of its rows over which sums are selected. */
export interface SharedList {
  readonly list: string;
  readonly sums: readonly string[];
  readonly field: GraphQLField<unknown, unknown>;
  readonly selected: SelectedField;
}

/**
 * The first of the selected lists over which one of `sums` goes, so that one look-up can serve both. Not a list of which
 * this compile's role might see a part: sums are over all rows.
 */
export function sharedList(
  context: CompileContext,
  type: GraphQLObjectType,
  model: Model,
  fields: readonly SelectedField[],
  sums: readonly SumAnnotation[],
): SharedList | undefined {
  if (sums.length === 0) return undefined;
  for (const selected of fields) {
    const field = type.getFields()[selected.name];
    const list = field === undefined ? undefined : plainList(field);
    if (field === undefined || list === undefined) continue;
    const over = sums.filter((sum) => sum.list === list).map(({ of }) => of);
    if (over.length > 0 && isSeenWhole(context, model, list, field)) {
      return { list, sums: [...new Set(over)], field, selected };
    }
  }
  return undefined;
}

/** The sums among the selected fields. */
export const sumsAmong = (type: GraphQLObjectType, fields: readonly SelectedField[]): readonly SumAnnotation[] =>
  fields.flatMap(({ name }) => {
    const field = type.getFields()[name];
    const reading = field === undefined ? undefined : readingOf(field);
    return reading?.kind === 'sum' ? [reading] : [];
  });

/** The relation by which a list goes that holds all of its rows, and nothing else. */
export function plainList(field: GraphQLField<unknown, unknown>): string | undefined {
  const edge = edgeOf(field);
  if (edge?.shape !== 'list') return undefined;
  const isOwn = edge.on ?? edge.where ?? edge.rows ?? edge.args ?? edge.by;
  return isOwn === undefined ? (edge.relation ?? field.name) : undefined;
}

function isSeenWhole(
  context: CompileContext,
  model: Model,
  list: string,
  field: GraphQLField<unknown, unknown>,
): boolean {
  const element = modelOf(getNamedType(field.type) as GraphQLObjectType, context.datamodel);
  if (element === undefined) return false;
  const anyRow = { model: element, column: () => raw('NULL') };
  return scopeConditions(context, anyRow, context.datamodel.relation(model, list).relationName).length === 0;
}
