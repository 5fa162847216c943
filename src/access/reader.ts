import type { Reader } from '../compiler/sql.ts';
import { actionsOf } from './permission.ts';
import { type Viewer, type ViewerRole, viewerRole } from './viewer.ts';

const permissionsByRole = new Map<ViewerRole, string>();

/** The names of everything that this role may do, as the text of a JSON array. */
function permissionsOf(role: ViewerRole): string {
  let permissions = permissionsByRole.get(role);
  if (permissions === undefined) {
    permissions = JSON.stringify(actionsOf(role));
    permissionsByRole.set(role, permissions);
  }
  return permissions;
}

const readers = new WeakMap<Viewer, Reader>();

/** What compiled reads know of a viewer. `reader(name)` in a scope or a computed column is one of these, always text. */
export function readerOf(viewer: Viewer | null): Reader {
  if (viewer === null) return describe(null);
  // A token yields the same viewer object for every request.
  let reader = readers.get(viewer);
  if (reader === undefined) {
    reader = describe(viewer);
    readers.set(viewer, reader);
  }
  return reader;
}

function describe(viewer: Viewer | null): Reader {
  const role = viewerRole(viewer);
  const user = viewer?.kind === 'USER' ? viewer : null;
  return {
    role,
    values: {
      viewerKind: viewer?.kind ?? null,
      userId: user?.userId ?? null,
      customerId: user?.customerId ?? null,
      agentId: user?.role === 'DELIVERY_AGENT' ? user.userId : null,
      shareLinkId: viewer?.kind === 'SHARE_LINK' ? viewer.shareLinkId : null,
      permissions: permissionsOf(role),
      mustChangePassword: String(user?.mustChangePassword ?? false),
    },
  };
}
