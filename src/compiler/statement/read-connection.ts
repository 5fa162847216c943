import { createHash } from 'node:crypto';
import { type GraphQLObjectType, getNamedType, type SelectionSetNode } from 'graphql';
import { objectTypeBehind } from '../request/field-reading.ts';
import { type SelectedField, selectedFields, subSelections } from '../request/selection.ts';
import type { CompileContext } from './compile-context.ts';
import { type Figures, readFigures, sumsOf } from './figures.ts';
import { type Page, readPage } from './page.ts';
import type { SelectedPlace } from './place.ts';
import { type ListToShare, listToShare } from './shared-look-up.ts';

type Members<Member> = readonly (readonly [key: string, member: Member])[];
type Typename = { readonly kind: 'typename'; readonly name: string };

/** What a connection must return, read in one pass over its selection. */
export interface ConnectionPlan {
  readonly page: Page;
  readonly members: Members<ConnectionMember>;
  /** Every place that selects on the nodes: one column of the page each. */
  readonly nodes: readonly NodeSelection[];
  /** Whether a page is read, and whether its rows are shown. */
  readonly hasPage: boolean;
  readonly showsRows: boolean;
  /** Whether the selection asks if there is more after the page. */
  readonly looksAhead: boolean;
  /** Whether the selection has a cursor. */
  readonly givesCursors: boolean;
  /** A list that nodes select and whose sums a figure uses. */
  readonly shared: ListToShare | undefined;
}

interface NodeSelection {
  /** The page's column that holds the selection there. */
  readonly column: string;
  readonly selectionSets: readonly SelectionSetNode[];
}

export type ConnectionMember =
  | Typename
  | { readonly kind: 'count' }
  | { readonly kind: 'figures'; readonly figures: Figures }
  | { readonly kind: 'groups'; readonly selected: SelectedField }
  | ({ readonly kind: 'nodes' } & NodeSelection)
  | { readonly kind: 'edges'; readonly members: Members<EdgeMember> }
  | { readonly kind: 'pageInfo'; readonly members: Members<PageInfoMember> };

export type EdgeMember = Typename | { readonly kind: 'cursor' } | ({ readonly kind: 'node' } & NodeSelection);

export type PageInfoMember =
  | Typename
  | { readonly kind: 'hasMore'; readonly direction: 'next' | 'previous' }
  | { readonly kind: 'cursor'; readonly of: 'start' | 'end' };

const PAGE_INFO: Readonly<Record<string, PageInfoMember>> = {
  hasNextPage: { kind: 'hasMore', direction: 'next' },
  hasPreviousPage: { kind: 'hasMore', direction: 'previous' },
  startCursor: { kind: 'cursor', of: 'start' },
  endCursor: { kind: 'cursor', of: 'end' },
};

export function readConnection(context: CompileContext, place: SelectedPlace): ConnectionPlan {
  const { from, field } = place;
  const type = getNamedType(field.type) as GraphQLObjectType;
  const page = readPage(context, place);
  const members = membersOf(context, type, place.selected, (member) => readMember(context, place, type, member));
  const edges = members.flatMap(([, member]) => (member.kind === 'edges' ? member.members : []));
  const pageInfo = members.flatMap(([, member]) => (member.kind === 'pageInfo' ? member.members : []));
  const nodes = members.flatMap(([, member]) => nodesOf(member));
  const ahead = page.backward ? 'previous' : 'next';
  const kinds = new Set(members.map(([, { kind }]) => kind));
  const showsRows = kinds.has('nodes') || kinds.has('edges');
  return {
    page,
    members,
    nodes,
    showsRows,
    hasPage: showsRows || kinds.has('pageInfo'),
    looksAhead: pageInfo.some(([, member]) => member.kind === 'hasMore' && member.direction === ahead),
    givesCursors: [...edges, ...pageInfo].some(([, { kind }]) => kind === 'cursor'),
    shared: from === undefined || page.cursor.kind === 'leaf' ? undefined : sharedOf(context, place, members, nodes),
  };
}

function readMember(
  context: CompileContext,
  place: SelectedPlace,
  type: GraphQLObjectType,
  selected: SelectedField,
): ConnectionMember {
  switch (selected.name) {
    case '__typename':
      return { kind: 'typename', name: type.name };
    case 'totalCount':
      return { kind: 'count' };
    case 'aggregate': {
      const aggregateType = objectTypeBehind(type, 'aggregate');
      return { kind: 'figures', figures: readFigures(context.source, aggregateType, place.type, selected) };
    }
    case 'groupBy':
      return { kind: 'groups', selected };
    case 'nodes':
      return { kind: 'nodes', ...nodeSelection(columnName('nodes', selected.responseKey), selected) };
    case 'edges': {
      const edgeType = objectTypeBehind(type, 'edges');
      const read = (member: SelectedField): EdgeMember => {
        if (member.name === '__typename') return { kind: 'typename', name: edgeType.name };
        if (member.name === 'cursor') return { kind: 'cursor' };
        const column = columnName('edges', selected.responseKey, member.responseKey);
        return { kind: 'node', ...nodeSelection(column, member) };
      };
      return { kind: 'edges', members: membersOf(context, edgeType, selected, read) };
    }
    case 'pageInfo': {
      const pageInfoType = objectTypeBehind(type, 'pageInfo');
      const read = ({ name }: SelectedField): PageInfoMember => {
        const known =
          name === '__typename' ? ({ kind: 'typename', name: pageInfoType.name } as const) : PAGE_INFO[name];
        if (known === undefined) throw new Error(`PageInfo has no field ${name}.`);
        return known;
      };
      return { kind: 'pageInfo', members: membersOf(context, pageInfoType, selected, read) };
    }
    default:
      throw new Error(`A connection has no field ${selected.name}.`);
  }
}

const nodeSelection = (column: string, selected: SelectedField): NodeSelection => ({
  column,
  selectionSets: subSelections(selected),
});

const membersOf = <Member>(
  context: CompileContext,
  type: GraphQLObjectType,
  selected: SelectedField,
  read: (member: SelectedField) => Member,
): Members<Member> =>
  selectedFields(context.source, type, subSelections(selected)).map((member) => [member.responseKey, read(member)]);

function nodesOf(member: ConnectionMember): readonly NodeSelection[] {
  if (member.kind === 'nodes') return [member];
  if (member.kind !== 'edges') return [];
  return member.members.flatMap(([, each]) => (each.kind === 'node' ? [each] : []));
}

/**
 * A figure over sums of lists (`aggregate { sum { total } }`) reads these lists for every row; if nodes select the same lists,
 * they need not be looked up twice. Not for a root list, which may be a whole table whose page comes from an index, nor after a
 * cursor, since figures are over all rows.
 */
function sharedOf(
  context: CompileContext,
  { type, model }: SelectedPlace,
  members: ConnectionPlan['members'],
  nodes: readonly NodeSelection[],
): ListToShare | undefined {
  const sums = members.flatMap(([, member]) => (member.kind === 'figures' ? sumsOf(member.figures) : []));
  if (sums.length === 0) return undefined;
  for (const { selectionSets } of nodes) {
    const fields = selectedFields(context.source, type, selectionSets);
    const shared = listToShare(context, { type, model, fields }, sums);
    if (shared !== undefined) return shared;
  }
  return undefined;
}

/** No name contains a dot or a tilde, so different fields have different columns. PostgreSQL truncates names to 63 bytes. */
function columnName(member: 'nodes' | 'edges', ...responseKeys: readonly string[]): string {
  const name = `${member}_${responseKeys.join('.')}`;
  if (name.length <= 63) return `"${name}"`;
  return `"${name.slice(0, 40)}~${createHash('sha256').update(name).digest('hex').slice(0, 22)}"`;
}
