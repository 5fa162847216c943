import { GraphQLError, type GraphQLObjectType } from 'graphql';
import { may } from '../../src/access/permission.ts';
import { viewerRole } from '../../src/access/viewer.ts';
import type { Asking } from './asking.ts';
import { rowType } from './row-types.ts';
import { column, type Row } from './value.ts';

type Arguments = Readonly<Record<string, unknown>>;

/** The rows of a root field: those that its look-up arguments name and the viewer sees. */
export function rootRows(asking: Asking, node: GraphQLObjectType, args: Arguments): readonly Row[] {
  const lookups = Object.entries(args).filter(([name, value]) => !LIST_ARGUMENTS.has(name) && value != null);
  const { table } = rowType(node.name);
  return asking
    .visible(node.name, asking.world.all(table))
    .filter((row) => lookups.every(([name, value]) => column(row, name) === lookedUp(name, value)));
}

/** The row with this id, of any type that can be found by id; null if there is none that the viewer sees. */
export function rowById(asking: Asking, types: readonly GraphQLObjectType[], id: string): Row | null {
  for (const { name } of types) {
    const [row] = asking.visible(name, asking.world.matching(rowType(name).table, { id: id.toLowerCase() }));
    if (row !== undefined) return row;
  }
  return null;
}

const LIST_ARGUMENTS = new Set(['first', 'after', 'last', 'before', 'filter', 'orderBy']);

const lookedUp = (name: string, value: unknown): unknown => (name === 'id' ? String(value).toLowerCase() : value);

/** Refuses a root field to a viewer who may not use it, as the graph does. */
export function refuseUnlessAllowed({ viewer }: Asking, field: string): void {
  const role = viewerRole(viewer);
  if (may(role, field)) return;
  const code = role === 'ANONYMOUS' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
  throw new GraphQLError(`${role} may not use ${field}.`, { extensions: { code } });
}
