import { join, raw } from 'sql-template-tag';
import { argumentNamed } from '../request/argument.ts';
import { type SqlFragment, sql } from '../sql.ts';
import type { CompileContext } from './compile-context.ts';
import { CursorCodec } from './cursor.ts';
import { figuresSql, inPlace, type PlaceValue } from './figures.ts';
import { filterConditions, filterConditionsBy } from './filter.ts';
import { groupsSql } from './group.ts';
import { bare, type JsonValue, jsonArray, jsonName, jsonObject, jsonText, quoted, textOf, within } from './json.ts';
import { beyondCursorSql, orderBySql, orderingName, type SortKey } from './order.ts';
import { openedCursor } from './page.ts';
import type { SelectedPlace } from './place.ts';
import { type Reached, reach } from './reach.ts';
import {
  type ConnectionMember,
  type ConnectionPlan,
  type EdgeMember,
  type PageInfoMember,
  readConnection,
} from './read-connection.ts';
import { lookUpBeside } from './shared-look-up.ts';
import { sortKeysOfArgument } from './sort-keys.ts';
import type { ReadableRow } from './table-row.ts';
import { whereSql } from './where.ts';

/** Estimated rows of a count or a figure over a whole list, whose length is not known in advance. */
const WHOLE_LIST_ROWS = 100;

/** Reduces a list to one row even if the selection has no figure over its rows, such as `__typename` alone. */
const ONE_ROW = raw(' HAVING true');

/** The column of a row's place in its list, if the whole list is read. */
const LIST_NUMBER = 'list_number';

/** A connection with its rows, while it is being printed. */
interface Printing {
  readonly context: CompileContext;
  readonly place: SelectedPlace;
  readonly plan: ConnectionPlan;
  readonly rows: Reached;
  readonly keys: readonly SortKey[];
  /** Set if figures and page share one reading of the whole list: its row, and the columns that the figures use. */
  readonly whole: { readonly row: ReadableRow; readonly columns: SqlFragment[] } | undefined;
  /** The row's place on the page or in the list, from 1. */
  readonly number: SqlFragment;
  /** Whether the query has rows after the page. */
  readonly looksAhead: boolean;
  /** Names list and ordering, so that a cursor is valid nowhere else. */
  readonly binding: string;
}

/** The JSON object of a connection. Rows are read only if a page is selected, and counted only if a count is. */
export function connectionSql(context: CompileContext, place: SelectedPlace): JsonValue {
  const plan = readConnection(context, place);
  const { page } = plan;
  const rows = filteredRows(context, place);
  const keys = sortKeysOfArgument(context, place.type, rows.row, argumentNamed(place.args, 'orderBy'));
  // Not if the ordering uses a joined row: the list is numbered before any join.
  const shared = rows.row.hasJoined ? undefined : plan.shared;
  const number = raw(shared === undefined ? 'row_number() OVER page' : `${rows.row.alias}.${LIST_NUMBER}`);
  const shown =
    shared === undefined
      ? rows.row
      : context.cost.beside(page.rows, () => lookUpBeside(context, rows.row, shared, sql`${number} <= ${page.size}`));
  const printing: Printing = {
    context,
    place,
    plan,
    rows,
    keys,
    whole: shared === undefined ? undefined : { row: shown, columns: [] },
    number,
    looksAhead: shared !== undefined || plan.looksAhead,
    binding: `${place.from?.model.name ?? 'Query'}.${place.field.name}|${orderingName(keys)}|`,
  };
  const nodes = plan.nodes.map(({ column, selectionSets }) => {
    const node = context.cost.rows(page.rows, () => context.object(place.type, shown, selectionSets));
    return sql`${whenOnPage(printing, textOf(node))} AS ${raw(column)}`;
  });
  const result = jsonObject(plan.members.map(([key, member]) => [key, memberSql(printing, member)]));
  if (!plan.hasPage) {
    context.cost.unread(page.rows);
    return result;
  }
  if (nodes.length === 0) context.cost.rows(page.rows, () => undefined);
  const query = pageSql(printing, nodes);
  const oneRow = plan.showsRows ? raw('') : ONE_ROW;
  return within(result, (text) => sql`SELECT ${text} FROM (${query}) p${oneRow}`, false);
}

/** The rows of the whole list; call it once for each reading. */
function filteredRows(context: CompileContext, place: SelectedPlace): Reached {
  const { row, conditions } = reach(context, place);
  const { edge, field, type, args } = place;
  const [argument, at] = [argumentNamed(args, 'filter'), `${field.name}.filter`];
  const filter =
    edge.filterBy === undefined
      ? filterConditions(context, { type, row }, argument, at)
      : filterConditionsBy(context, { type, row }, edge.filterBy, argument, at);
  return { row, conditions: [...conditions, ...filter] };
}

/** The rows of the page with their sort keys, plus one more row if it matters whether there is one. */
function pageSql(printing: Printing, nodes: readonly SqlFragment[]): SqlFragment {
  const { context, place, plan, rows, keys, whole, number, looksAhead, binding } = printing;
  const { page, givesCursors } = plan;
  const cursor = openedCursor(context, place, page, { binding, keyCount: keys.length });
  const beyond = cursor === undefined ? [] : [beyondCursorSql(keys, cursor, page.backward)];
  const where = whereSql([...rows.conditions, ...beyond]);
  const ordering = orderBySql(keys, page.backward);
  const numbered = looksAhead || givesCursors || page.backward;
  const columns = [
    ...(numbered ? [sql`${number} AS n`] : []),
    ...(givesCursors ? [sql`${CursorCodec.payload(keys)} AS keys`] : []),
    ...nodes,
    ...(whole?.columns ?? []),
  ];
  const selected = columns.length === 0 ? raw('1') : join(columns);
  if (whole !== undefined) {
    const { row } = rows;
    const list = sql`SELECT ${raw(row.alias)}.*, row_number() OVER (ORDER BY ${ordering}) AS ${raw(LIST_NUMBER)} FROM ${row.table()}${where}`;
    return sql`SELECT ${selected} FROM ${row.from(list)} ORDER BY ${ordering}`;
  }
  const window = numbered ? sql` WINDOW page AS (ORDER BY ${ordering})` : raw('');
  const limit = looksAhead ? sql`${page.size} + 1` : page.size;
  return sql`SELECT ${selected} FROM ${rows.row.from()}${where}${window} ORDER BY ${ordering} LIMIT ${limit}`;
}

function memberSql(printing: Printing, member: ConnectionMember): JsonValue {
  const { context, place } = printing;
  switch (member.kind) {
    case 'typename':
      return jsonName(member.name);
    case 'count':
      return overWholeList(printing, raw(''), () => bare(raw('count(*)'), false));
    case 'figures':
      return overWholeList(printing, ONE_ROW, (row, at) => figuresSql(context, member.figures, row, at));
    case 'groups':
      context.cost.add(WHOLE_LIST_ROWS);
      return groupsSql(context, place, member.selected, filteredRows(context, place));
    case 'nodes':
      return onPage(printing, raw(`p.${member.column}`));
    case 'edges': {
      const members = member.members.map(([key, each]) => [key, edgeMemberSql(printing, each)] as const);
      return onPage(printing, textOf(jsonObject(members)));
    }
    case 'pageInfo':
      return jsonObject(member.members.map(([key, each]) => [key, pageInfoSql(printing, each)]));
  }
}

/** A value over all rows of the list: from the page's query if that reads them, else from its own query. */
function overWholeList(
  { context, place, whole }: Printing,
  oneRow: SqlFragment,
  compute: (row: ReadableRow, at: PlaceValue) => JsonValue,
): JsonValue {
  context.cost.add(WHOLE_LIST_ROWS);
  if (whole !== undefined) {
    return compute(whole.row, (value) => {
      const name = raw(`f${whole.columns.length + 1}`);
      whole.columns.push(sql`${value} AS ${name}`);
      return sql`p.${name}`;
    });
  }
  const { row, conditions } = filteredRows(context, place);
  const value = compute(row, inPlace);
  return within(value, (text) => sql`SELECT ${text} FROM ${row.from()}${whereSql(conditions)}${oneRow}`, false);
}

/** The page's rows in the list's order, whichever way they were read. */
function onPage(printing: Printing, text: SqlFragment): JsonValue {
  const filter = onPageFilter(printing);
  return jsonArray(text, printing.plan.page.backward ? { order: raw('p.n DESC'), filter } : { filter });
}

function edgeMemberSql(printing: Printing, member: EdgeMember): JsonValue {
  if (member.kind === 'typename') return jsonName(member.name);
  if (member.kind === 'cursor') return seal(printing, raw('p.keys'));
  return jsonText(raw(`p.${member.column}`));
}

function pageInfoSql(printing: Printing, member: PageInfoMember): JsonValue {
  const { page } = printing.plan;
  if (member.kind === 'typename') return jsonName(member.name);
  if (member.kind === 'cursor') return seal(printing, keysAtEnd(printing, (member.of === 'end') !== page.backward));
  const isAhead = (member.direction === 'next') !== page.backward;
  if (isAhead) return bare(sql`(count(*) > ${page.size})::text`, false);
  return bare(raw(page.cursor.kind === 'leaf' ? `'true'` : `'false'`), false);
}

/** The sort keys of the first or last row read for the page. */
function keysAtEnd(printing: Printing, last: boolean): SqlFragment {
  const { plan, looksAhead } = printing;
  const position = !last ? raw('1') : looksAhead ? sql`least(count(*), ${plan.page.size})` : raw('count(*)');
  return sql`(array_agg(p.keys ORDER BY p.n)${onPageFilter(printing)})[${position}]`;
}

/** A cursor; null on an empty page. */
const seal = ({ context, binding }: Printing, keys: SqlFragment): JsonValue =>
  quoted(context.engine.cursors.seal(keys, binding), true);

/** Distinguishes the page's rows from the row that is read only to know that it exists. */
const onPageFilter = ({ plan, looksAhead }: Printing): SqlFragment =>
  looksAhead ? sql` FILTER (WHERE p.n <= ${plan.page.size})` : raw('');

/** A row that is read only to know that it exists must not cost its selection. */
const whenOnPage = ({ plan, looksAhead, number }: Printing, node: SqlFragment): SqlFragment =>
  looksAhead ? sql`CASE WHEN ${number} <= ${plan.page.size} THEN ${node} END` : node;
