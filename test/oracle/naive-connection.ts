import type { GraphQLFieldResolver, GraphQLObjectType } from 'graphql';
import type { Asking } from './asking.ts';
import { groupsOf } from './naive-groups.ts';
import { type Filter, fulfils } from './row-filter.ts';
import { type OrderByEntry, rowOrder } from './row-order.ts';
import type { Row } from './value.ts';

const PAGE_SIZE = 25;

export interface ConnectionArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
  readonly filter?: Filter | null;
  readonly orderBy?: readonly OrderByEntry[] | null;
}

/** A connection as the oracle reads it: the whole list, and the requested page. */
export interface NaiveConnection {
  readonly list: string;
  readonly node: GraphQLObjectType;
  readonly all: readonly Row[];
  readonly page: readonly Row[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

export function readConnection(
  asking: Asking,
  field: string,
  node: GraphQLObjectType,
  rows: readonly Row[],
  args: ConnectionArguments,
): NaiveConnection {
  const compare = rowOrder(asking, node, args.orderBy);
  const all = rows.filter((row) => fulfils(asking, node, row, args.filter)).sort(compare);
  const backward = args.last != null || args.before != null;
  const size = (backward ? args.last : args.first) ?? PAGE_SIZE;
  const cursor = backward ? args.before : args.after;
  const at = cursor == null ? undefined : asking.cursors.open(cursor);
  const beyond = all.filter((row) => at === undefined || (backward ? compare(row, at) < 0 : compare(row, at) > 0));
  const more = beyond.length > size;
  return {
    list: `${field} ${JSON.stringify(args.orderBy ?? [])}`,
    node,
    all,
    page: backward ? beyond.slice(Math.max(0, beyond.length - size)) : beyond.slice(0, size),
    // There is a row on the cursor's side: the cursor's own.
    hasNextPage: backward ? at !== undefined : more,
    hasPreviousPage: backward ? more : at !== undefined,
  };
}

type ConnectionResolvers = Readonly<Record<string, GraphQLFieldResolver<NaiveConnection, Asking>>>;

const cursorOf = ({ list }: NaiveConnection, row: Row | undefined, { cursors }: Asking): string | null =>
  row === undefined ? null : cursors.issue(list, row);

export const CONNECTION_FIELDS: ConnectionResolvers = {
  nodes: ({ page }) => page,
  edges: (connection, _args, asking) =>
    connection.page.map((row) => ({ node: row, cursor: cursorOf(connection, row, asking) })),
  pageInfo: (connection) => connection,
  totalCount: ({ all }) => all.length,
  aggregate: ({ all, node }) => ({ rows: all, node }),
  groupBy: ({ all, node }, { keys }, asking) => groupsOf(asking, node, all, keys),
};

export const PAGE_INFO_FIELDS: ConnectionResolvers = {
  hasNextPage: ({ hasNextPage }) => hasNextPage,
  hasPreviousPage: ({ hasPreviousPage }) => hasPreviousPage,
  startCursor: (connection, _args, asking) => cursorOf(connection, connection.page[0], asking),
  endCursor: (connection, _args, asking) => cursorOf(connection, connection.page.at(-1), asking),
};
