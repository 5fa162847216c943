import type { GraphQLResolveInfo } from 'graphql';
import { readerOf } from './reader.ts';
import type { RequestContext } from './request-context.ts';

/**
 * The row that a verb has written, as its payload's field shows it: what is selected below is one statement on the database that
 * was written to, held to the viewer's scopes. Null where the verb was refused.
 */
export async function readChanged(
  context: RequestContext,
  info: GraphQLResolveInfo,
  id: string | null | undefined,
): Promise<unknown> {
  return id == null ? null : context.reads.readRow(info, readerOf(context.viewer), id);
}

/** The same for a list, one statement for all of it, in the order of the ids; what the viewer does not see is left out. */
export async function readAllChanged(
  context: RequestContext,
  info: GraphQLResolveInfo,
  ids: readonly string[] | undefined,
): Promise<unknown> {
  const rows = await context.reads.readRows(info, readerOf(context.viewer), ids ?? []);
  return rows.filter((row) => row !== null);
}
