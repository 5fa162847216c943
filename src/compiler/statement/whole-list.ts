import type { GraphQLObjectType, SelectionSetNode } from 'graphql';
import { raw } from 'sql-template-tag';
import { objectTypeBehind } from '../request/field-reading.ts';
import { type SelectedField, selectedFields, subSelections } from '../request/selection.ts';
import { type SqlFragment, sql } from '../sql.ts';
import type { PlaceValue } from './aggregate.ts';
import type { CompileContext } from './compile-context.ts';
import { listBeside } from './list-beside.ts';
import type { Page } from './page.ts';
import { type SharedList, sharedList, sumsAmong } from './shared-list.ts';
import { type ObjectRow, type StartRow, type TableRow, withListBeside } from './table-row.ts';

/** A connection whose figures and page come of one reading of all its rows, each with a list looked up beside it. */
export interface WholeList {
  readonly row: ObjectRow;
  /** The row's place in the list, from 1. */
  readonly number: SqlFragment;
  /** Makes a value of each row a column of the rows, for a figure over them. */
  readonly place: PlaceValue;
  readonly figures: () => readonly SqlFragment[];
  readonly rowsSql: (columns: SqlFragment, where: SqlFragment, ordering: SqlFragment) => SqlFragment;
}

/** A place in a connection that selects on its nodes. */
export interface NodeSelection {
  /** Of the page's column that holds what is selected there. */
  readonly name: string;
  readonly selectionSets: readonly SelectionSetNode[];
}

const NUMBER = 'list_number';

/**
 * A figure over sums of lists (`aggregate { sum { total } }`) reads these lists for every row; where nodes select the
 * same lists, they need not be looked up a second time. Undefined where that is not so; for a root list, whose page comes
 * by an index of what may be all there is; where the page begins behind a cursor, since figures are over all rows; and
 * where rows were joined already, which the ordering may go by.
 */
export function wholeList(
  context: CompileContext,
  connectionType: GraphQLObjectType,
  from: StartRow | undefined,
  row: TableRow,
  page: Page,
  selections: readonly SelectedField[],
  nodeSelections: readonly NodeSelection[],
): WholeList | undefined {
  if (from === undefined || page.cursor.kind === 'leaf' || row.hasJoined) return undefined;
  const shared = listOfFigures(context, connectionType, row, selections, nodeSelections);
  if (shared === undefined) return undefined;
  const number = raw(`${row.alias}.${NUMBER}`);
  const figures: SqlFragment[] = [];
  return {
    row: withListBeside(row, listBeside(row, shared, sql`${number} <= ${page.size}`)),
    number,
    place(value) {
      const name = raw(`f${figures.length + 1}`);
      figures.push(sql`${value} AS ${name}`);
      return sql`p.${name}`;
    },
    figures: () => figures,
    rowsSql(columns, where, ordering) {
      const numbered = sql`SELECT ${raw(row.alias)}.*, row_number() OVER (ORDER BY ${ordering}) AS ${raw(NUMBER)} FROM ${row.table()}${where}`;
      return sql`SELECT ${columns} FROM ${row.from(numbered)} ORDER BY ${ordering}`;
    },
  };
}

/** The list that nodes select, and over whose sums a figure goes. */
function listOfFigures(
  context: CompileContext,
  connectionType: GraphQLObjectType,
  row: TableRow,
  selections: readonly SelectedField[],
  nodeSelections: readonly NodeSelection[],
): SharedList | undefined {
  const { source } = context;
  const [nodeType, aggregateType] = [
    objectTypeBehind(connectionType, 'nodes'),
    objectTypeBehind(connectionType, 'aggregate'),
  ];
  const sums = selections
    .filter(({ name }) => name === 'aggregate')
    .flatMap((aggregate) => selectedFields(source, aggregateType, subSelections(aggregate)))
    .filter(({ name }) => name !== 'count' && name !== '__typename')
    .flatMap((figure) => {
      const type = objectTypeBehind(aggregateType, figure.name);
      return sumsAmong(nodeType, selectedFields(source, type, subSelections(figure)));
    });
  if (sums.length === 0) return undefined;
  for (const { selectionSets } of nodeSelections) {
    const fields = selectedFields(source, nodeType, selectionSets);
    const shared = sharedList(context, nodeType, row.model, fields, sums);
    if (shared !== undefined) return shared;
  }
  return undefined;
}
