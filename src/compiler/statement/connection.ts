import { createHash } from 'node:crypto';
import { type GraphQLField, type GraphQLObjectType, getNamedType } from 'graphql';
import { join, raw } from 'sql-template-tag';
import { type Argument, argumentNamed } from '../request/argument.ts';
import { typedArguments } from '../request/field-arguments.ts';
import { edgeOf, modelOf, objectTypeBehind, rowTypeBehind } from '../request/field-reading.ts';
import { type SelectedField, selectedFields, subSelections } from '../request/selection.ts';
import { type RunValues, type SqlFragment, sql } from '../sql.ts';
import { aggregateSql, inPlace, type PlaceValue } from './aggregate.ts';
import type { CompileContext } from './compile-context.ts';
import { whereSql } from './condition.ts';
import { CursorCodec } from './cursor.ts';
import { edgeConditions, edgeRows } from './edge-conditions.ts';
import { filterConditions, filterConditionsBy } from './filter.ts';
import { groupsSql } from './group.ts';
import { bare, type JsonValue, jsonArray, jsonName, jsonObject, jsonText, quoted, textOf, within } from './json.ts';
import type { ObjectSql } from './object-renderer.ts';
import { beyondCursorSql, orderBySql, orderingName, type SortKey } from './order.ts';
import { type Page, readPage } from './page.ts';
import { scopeConditions } from './scope.ts';
import { sortKeysOfArgument } from './sort-keys.ts';
import type { ReadableRow, StartRow, TableRow } from './table-row.ts';
import { type NodeSelection, type WholeList, wholeList } from './whole-list.ts';

/** What a count or a figure over a whole list is reckoned to touch; how long the list is, nobody knows before. */
const WHOLE_LIST_ROWS = 100;

/** Makes one row of a list also where nothing that is selected is a figure over its rows, `__typename` alone for one. */
const ONE_ROW = raw(' HAVING true');

/** One connection being compiled: whose rows, which page of them, and what its cursors are bound to. */
interface Connection {
  /** Where figures and page are made from one reading of the whole list. */
  readonly whole: WholeList | undefined;
  readonly context: CompileContext;
  readonly page: Page;
  /** Names list and ordering, so that a cursor serves nowhere else. */
  readonly binding: string;
  /** Whether anything selected asks if there is more behind the page. */
  readonly looksAhead: boolean;
  /** Whether anything selected is a cursor. */
  readonly givesCursors: boolean;
}

/** The JSON object of a connection. Rows are read only for a page that is asked for, and counted only where asked. */
export function connectionSql(
  context: CompileContext,
  field: GraphQLField<unknown, unknown>,
  from: StartRow | undefined,
  selected: SelectedField,
  args: ReadonlyMap<string, Argument>,
  objectSql: ObjectSql,
): JsonValue {
  const connectionType = getNamedType(field.type) as GraphQLObjectType;
  const nodeType = rowTypeBehind(field);
  const model = modelOf(nodeType, context.datamodel);
  if (model === undefined) throw new Error(`${nodeType.name} has no rows to page through.`);
  const selections = selectedFields(context.source, connectionType, subSelections(selected));
  const page = readPage(context, args, field.name);

  const own = typedArguments(context, field, args);
  const newRow = edgeRows(context, field, model, from, own);
  const filterBy = edgeOf(field)?.filterBy;

  const listConditions = (row: TableRow): readonly SqlFragment[] => {
    const { conditions, arrivedBy } = edgeConditions(context, field, from, row, own);
    const [argument, at] = [argumentNamed(args, 'filter'), `${field.name}.filter`];
    const filter =
      filterBy === undefined
        ? filterConditions(context, nodeType, row, argument, at)
        : filterConditionsBy(context, nodeType, row, filterBy, argument, at);
    return [...conditions, ...scopeConditions(context, row, arrivedBy), ...filter];
  };

  const row = newRow();
  const conditions = listConditions(row);
  const keys = sortKeysOfArgument(context, nodeType, row, argumentNamed(args, 'orderBy'));
  const nodeSelections = selectionsOfNodes(context, connectionType, selections);
  const whole = wholeList(context, connectionType, from, row, page, selections, nodeSelections);
  const connection: Connection = {
    context,
    page,
    whole,
    binding: `${from?.model.name ?? 'Query'}.${field.name}|${orderingName(keys)}|`,
    looksAhead:
      whole !== undefined ||
      selects(context, connectionType, selections, 'pageInfo', [page.backward ? 'hasPreviousPage' : 'hasNextPage']),
    givesCursors:
      selects(context, connectionType, selections, 'pageInfo', ['startCursor', 'endCursor']) ||
      selects(context, connectionType, selections, 'edges', ['cursor']),
  };
  const shown = whole?.row ?? row;
  const nodes = nodeSelections.map(
    ({ name, selectionSets }) =>
      sql`${whenOnPage(
        connection,
        textOf(context.cost.rows(page.rows, () => objectSql(context, nodeType, shown, selectionSets))),
      )} AS ${raw(name)}`,
  );
  const members = selections.map((selection): readonly [string, JsonValue] => [
    selection.responseKey,
    memberSql(
      connection,
      connectionType,
      selection,
      () => {
        context.cost.add(WHOLE_LIST_ROWS);
        return groupsSql(context, connectionType, nodeType, selection, newRow, listConditions, objectSql);
      },
      (compute) => {
        context.cost.add(WHOLE_LIST_ROWS);
        if (whole !== undefined) return compute(whole.row, whole.place);
        const all = newRow();
        const [value, where] = [compute(all, inPlace), whereSql(listConditions(all))];
        const oneRow = selection.name === 'aggregate' ? ONE_ROW : raw('');
        return within(value, (text) => sql`SELECT ${text} FROM ${all.from()}${where}${oneRow}`, false);
      },
    ),
  ]);
  const result = jsonObject(members);
  if (!selections.some(({ name }) => name === 'nodes' || name === 'edges' || name === 'pageInfo')) {
    context.cost.unread(page.rows);
    return result;
  }
  const hasRows = selections.some(({ name }) => name === 'nodes' || name === 'edges');
  if (nodeSelections.length === 0) context.cost.rows(page.rows, () => undefined);
  const rows = pageSql(connection, row, conditions, keys, [...nodes, ...(whole?.figures() ?? [])], field.name);
  return within(result, (text) => sql`SELECT ${text} FROM (${rows}) p${hasRows ? raw('') : ONE_ROW}`, false);
}

/** The rows of the page, with their sort keys, and one row more where it matters whether there is one. */
function pageSql(
  connection: Connection,
  row: TableRow,
  listConditions: readonly SqlFragment[],
  keys: readonly SortKey[],
  content: readonly SqlFragment[],
  fieldName: string,
): SqlFragment {
  const { context, page, whole, binding, looksAhead, givesCursors } = connection;
  const { cursor } = page;
  const conditions =
    cursor.kind === 'leaf'
      ? [
          ...listConditions,
          beyondCursorSql(
            keys,
            openedCursor(context, cursor, binding, keys.length, `${fieldName}.${page.cursorArgument}`),
            page.backward,
          ),
        ]
      : listConditions;
  const ordering = orderBySql(keys, page.backward);
  const numbered = looksAhead || givesCursors || page.backward;
  const columns = [
    ...(numbered ? [sql`${numberOfRow(connection)} AS n`] : []),
    ...(givesCursors ? [sql`${CursorCodec.payload(keys)} AS keys`] : []),
    ...content,
  ];
  const selected = columns.length === 0 ? raw('1') : join(columns);
  if (whole !== undefined) return whole.rowsSql(selected, whereSql(conditions), ordering);
  const window = numbered ? sql` WINDOW page AS (ORDER BY ${ordering})` : raw('');
  const limit = looksAhead ? sql`${page.size} + 1` : page.size;
  return sql`SELECT ${selected} FROM ${row.from()}${whereSql(conditions)}${window} ORDER BY ${ordering} LIMIT ${limit}`;
}

/** Opens a cursor once for each run, however many keys are taken from it. */
function openedCursor(
  context: CompileContext,
  cursor: Argument & { kind: 'leaf' },
  binding: string,
  keyCount: number,
  where: string,
): (run: RunValues) => readonly (string | null)[] {
  const opened = new WeakMap<RunValues, readonly (string | null)[]>();
  return (run) => {
    const keys = opened.get(run) ?? context.cursors.open(cursor.resolve(run), binding, keyCount, where);
    opened.set(run, keys);
    return keys;
  };
}

function memberSql(
  connection: Connection,
  type: GraphQLObjectType,
  selected: SelectedField,
  groups: () => JsonValue,
  overWholeList: (compute: (row: ReadableRow, place: PlaceValue) => JsonValue) => JsonValue,
): JsonValue {
  switch (selected.name) {
    case '__typename':
      return jsonName(type.name);
    case 'totalCount':
      return overWholeList(() => bare(raw('count(*)'), false));
    case 'aggregate':
      return overWholeList((row, place) =>
        aggregateSql(
          connection.context,
          objectTypeBehind(type, 'aggregate'),
          objectTypeBehind(type, 'nodes'),
          row,
          selected,
          place,
        ),
      );
    case 'nodes':
      return aggregated(connection, raw(`p.${columnName('nodes', selected.responseKey)}`));
    case 'edges':
      return aggregated(connection, textOf(edgeObject(connection, type, selected)));
    case 'groupBy':
      return groups();
    case 'pageInfo':
      return pageInfoSql(connection, type, selected);
    default:
      throw new Error(`A connection has no field ${selected.name}.`);
  }
}

/** The page's rows in the list's own order, whichever way they were read. */
function aggregated(connection: Connection, text: SqlFragment): JsonValue {
  const filter = onPageFilter(connection);
  return jsonArray(text, connection.page.backward ? { order: raw('p.n DESC'), filter } : { filter });
}

function edgeObject(connection: Connection, type: GraphQLObjectType, selected: SelectedField): JsonValue {
  const edgeType = objectTypeBehind(type, 'edges');
  const fields = selectedFields(connection.context.source, edgeType, subSelections(selected));
  return jsonObject(
    fields.map((field) => {
      if (field.name === '__typename') return [field.responseKey, jsonName(edgeType.name)];
      if (field.name === 'cursor') return [field.responseKey, seal(connection, raw('p.keys'))];
      const node = raw(`p.${columnName('edges', selected.responseKey, field.responseKey)}`);
      return [field.responseKey, jsonText(node)];
    }),
  );
}

function pageInfoSql(connection: Connection, type: GraphQLObjectType, selected: SelectedField): JsonValue {
  const { page } = connection;
  const pageInfoType = objectTypeBehind(type, 'pageInfo');
  const fields = selectedFields(connection.context.source, pageInfoType, subSelections(selected));
  const ahead = bare(sql`(count(*) > ${page.size})::text`, false);
  const behind = bare(raw(page.cursor.kind === 'leaf' ? `'true'` : `'false'`), false);
  const endCursor = (last: boolean) => seal(connection, keysAtEnd(connection, last));
  const values: Readonly<Record<string, () => JsonValue>> = {
    __typename: () => jsonName(pageInfoType.name),
    hasNextPage: () => (page.backward ? behind : ahead),
    hasPreviousPage: () => (page.backward ? ahead : behind),
    startCursor: () => endCursor(page.backward),
    endCursor: () => endCursor(!page.backward),
  };
  return jsonObject(
    fields.map((field) => {
      const value = values[field.name];
      if (value === undefined) throw new Error(`PageInfo has no field ${field.name}.`);
      return [field.responseKey, value()];
    }),
  );
}

/** The sort keys of the page's row that was read first, or last. */
function keysAtEnd(connection: Connection, last: boolean): SqlFragment {
  const { page, looksAhead } = connection;
  const position = !last ? raw('1') : looksAhead ? sql`least(count(*), ${page.size})` : raw('count(*)');
  return sql`(array_agg(p.keys ORDER BY p.n)${onPageFilter(connection)})[${position}]`;
}

/** A cursor; null on an empty page. */
const seal = ({ context, binding }: Connection, keys: SqlFragment): JsonValue =>
  quoted(context.cursors.seal(keys, binding), true);

/** Tells the page's rows from the one that is read only to know that it is there. */
const onPageFilter = ({ page, looksAhead }: Connection): SqlFragment =>
  looksAhead ? sql` FILTER (WHERE p.n <= ${page.size})` : raw('');

/** The row that is read only to know that it is there must not cost what is selected on it. */
const whenOnPage = (connection: Connection, node: SqlFragment): SqlFragment =>
  connection.looksAhead ? sql`CASE WHEN ${numberOfRow(connection)} <= ${connection.page.size} THEN ${node} END` : node;

const numberOfRow = ({ whole }: Connection): SqlFragment => whole?.number ?? raw('row_number() OVER page');

/** No name has a dot or a tilde in it, so different fields have different columns. PostgreSQL cuts names off at 63 bytes. */
function columnName(member: 'nodes' | 'edges', ...responseKeys: readonly string[]): string {
  const name = `${member}_${responseKeys.join('.')}`;
  if (name.length <= 63) return `"${name}"`;
  return `"${name.slice(0, 40)}~${createHash('sha256').update(name).digest('hex').slice(0, 22)}"`;
}

/** Every place in a connection that selects on its nodes: one column of the page each. */
function selectionsOfNodes(
  context: CompileContext,
  type: GraphQLObjectType,
  selections: readonly SelectedField[],
): readonly NodeSelection[] {
  return selections.flatMap((selected) => {
    if (selected.name === 'nodes') {
      return [{ name: columnName('nodes', selected.responseKey), selectionSets: subSelections(selected) }];
    }
    if (selected.name !== 'edges') return [];
    const edgeType = objectTypeBehind(type, 'edges');
    return selectedFields(context.source, edgeType, subSelections(selected))
      .filter((field) => field.name === 'node')
      .map((field) => ({
        name: columnName('edges', selected.responseKey, field.responseKey),
        selectionSets: subSelections(field),
      }));
  });
}

/** Whether one of `names` is selected below the connection's field `parent`. */
function selects(
  context: CompileContext,
  type: GraphQLObjectType,
  selections: readonly SelectedField[],
  parent: 'pageInfo' | 'edges',
  names: readonly string[],
): boolean {
  const parentType = objectTypeBehind(type, parent);
  return selections
    .filter((selected) => selected.name === parent)
    .flatMap((selected) => selectedFields(context.source, parentType, subSelections(selected)))
    .some((field) => names.includes(field.name));
}
