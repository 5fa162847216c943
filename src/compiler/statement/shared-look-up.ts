import { type GraphQLField, type GraphQLObjectType, getNamedType } from 'graphql';
import { join, raw } from 'sql-template-tag';
import type { SumAnnotation } from '../annotation.ts';
import type { Model } from '../datamodel.ts';
import { edgeOf, modelOf, readingOf } from '../request/field-reading.ts';
import type { SelectedField } from '../request/selection.ts';
import { type SqlFragment, sql } from '../sql.ts';
import type { CompileContext } from './compile-context.ts';
import { type JsonValue, within } from './json.ts';
import { listRows } from './list.ts';
import { summed, sumOver } from './list-sum.ts';
import { placeOf } from './place.ts';
import { seesAllBehind } from './reach.ts';
import type { LookedUpList, ObjectRow, TableRow } from './table-row.ts';

// One look-up for a list and the sums over it (docs/decisions/0023 and 0025).

/** A plain list that objects select, and columns of its rows whose sums are selected too. */
export interface ListToShare {
  readonly list: string;
  readonly sums: readonly string[];
  readonly field: GraphQLField<unknown, unknown>;
  readonly selected: SelectedField;
}

/** The selection on rows of a type. */
interface Selection {
  readonly type: GraphQLObjectType;
  readonly model: Model;
  readonly fields: readonly SelectedField[];
}

/**
 * The first selected list that one of `sums` goes over, so that one look-up can serve both. Not a list of which the role might
 * see only a part: sums are over all rows.
 */
export function listToShare(
  context: CompileContext,
  { type, model, fields }: Selection,
  sums: readonly SumAnnotation[],
): ListToShare | undefined {
  if (sums.length === 0) return undefined;
  for (const selected of fields) {
    const field = type.getFields()[selected.name];
    const list = field === undefined ? undefined : plainList(field);
    if (field === undefined || list === undefined) continue;
    const over = sums.filter((sum) => sum.list === list).map(({ of }) => of);
    const element = modelOf(getNamedType(field.type), context.datamodel);
    if (over.length === 0 || element === undefined) continue;
    if (seesAllBehind(context, element, context.datamodel.relation(model, list))) {
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

/** Whether the list was looked up as it is selected here. */
export const isLookedUp = (
  { list, selected: before }: LookedUpList,
  field: GraphQLField<unknown, unknown>,
  selected: SelectedField,
): boolean =>
  plainList(field) === list &&
  before.nodes.length === selected.nodes.length &&
  before.nodes.every((node, index) => node === selected.nodes[index]);

/** An object made inside the query of its list: its other members are the same for all rows of the list. */
export function lookUpAround(
  context: CompileContext,
  row: ObjectRow,
  shared: ListToShare,
  objectOf: (row: ObjectRow) => JsonValue,
): JsonValue {
  const { rows, nodes, sums } = queryOf(context, row, shared);
  const object = objectOf(withList(row, shared, nodes, sums));
  return within(object, (text) => sql`SELECT ${text} FROM (${rows}) l`, false);
}

/** The row with its list joined beside it; the list's objects are made if `when` holds, the sums for every row. */
export function lookUpBeside(
  context: CompileContext,
  row: TableRow,
  shared: ListToShare,
  when: SqlFragment,
): ObjectRow {
  const { rows, nodes, sums } = queryOf(context, row, shared, when);
  const columns = [sql`${nodes} AS nodes`, ...[...sums].map(([of, sum]) => sql`${sum} AS ${summed(of)}`)];
  const alias = row.join(sql`SELECT ${join(columns)} FROM (${rows}) l`, shared.list);
  const joined = shared.sums.map((of): [string, SqlFragment] => [of, sql`${raw(alias)}.${summed(of)}`]);
  return withList(row, shared, raw(`${alias}.nodes`), new Map(joined));
}

/** The rows of the list, `l`, and what is made of them. */
function queryOf(context: CompileContext, row: ObjectRow, { field, selected, sums }: ListToShare, when?: SqlFragment) {
  return {
    rows: listRows(context, placeOf(context, field, row, selected), { sums, when }),
    nodes: raw(`coalesce(string_agg(l.node, ','), '')`),
    sums: new Map(sums.map((of) => [of, sumOver(sql`l.${summed(of)}`)])),
  };
}

const withList = (
  row: ObjectRow,
  { list, selected }: ListToShare,
  nodes: SqlFragment,
  sums: LookedUpList['sums'],
): ObjectRow => ({
  model: row.model,
  column: row.column,
  isStored: row.isStored,
  beside: (source) => row.beside(source),
  lookedUp: { list, selected, nodes, sums },
});

/** The relation of a list that holds all of its rows and nothing else. */
function plainList(field: GraphQLField<unknown, unknown>): string | undefined {
  const edge = edgeOf(field);
  if (edge?.shape !== 'list') return undefined;
  const isOwn = edge.on ?? edge.where ?? edge.rows ?? edge.args ?? edge.by;
  return isOwn === undefined ? (edge.relation ?? field.name) : undefined;
}
