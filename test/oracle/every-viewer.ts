import type { Role } from '../../src/access/role.ts';
import { type Viewer, type ViewerRole, viewerRole } from '../../src/access/viewer.ts';
import { column } from './value.ts';
import type { World } from './world.ts';

/** By role: every user as a viewer, one before the first password change, a share link, and an anonymous caller. */
export function viewersByRole(world: World): ReadonlyMap<ViewerRole, readonly (Viewer | null)[]> {
  const users = world.all('users').map(
    (user): Viewer => ({
      kind: 'USER',
      userId: column(user, 'id') as string,
      role: column(user, 'role') as Role,
      customerId: column(user, 'customerId') as string | null,
      mustChangePassword: column(user, 'mustChangePassword') === true,
    }),
  );
  const pending = users.slice(0, 1).map((user): Viewer => ({ ...user, mustChangePassword: true }) as Viewer);
  const links = world
    .all('share_links')
    .map((link): Viewer => ({ kind: 'SHARE_LINK', shareLinkId: column(link, 'id') as string }));
  const byRole = new Map<ViewerRole, (Viewer | null)[]>();
  for (const viewer of [...users, ...pending, ...links, null]) {
    const role = viewerRole(viewer);
    byRole.set(role, [...(byRole.get(role) ?? []), viewer]);
  }
  return byRole;
}
