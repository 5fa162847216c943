import type { Role } from './role.ts';

/** A user who has logged in, as the access token says. */
export interface UserViewer {
  readonly kind: 'USER';
  readonly userId: string;
  readonly role: Role;
  /** Set for role CUSTOMER and only for it. */
  readonly customerId: string | null;
  /** True: only changing the password and logging out are allowed. */
  readonly mustChangePassword: boolean;
  /** The family of refresh tokens that the token belongs to, which a logout ends; a token may have none. */
  readonly sessionId?: string;
}

/** Anyone who holds a share link: not a user. What the link covers was fixed when it was issued. */
interface ShareLinkViewer {
  readonly kind: 'SHARE_LINK';
  readonly shareLinkId: string;
}

/** Who asks; null in a context means anonymous. */
export type Viewer = UserViewer | ShareLinkViewer;

/**
 * The name under which permissions and scopes know a viewer. A user who must change the password has a name of its own instead of
 * the role, so that every permission and row scope denies it by default.
 */
export type ViewerRole = Role | 'SHARE_LINK' | 'MUST_CHANGE_PASSWORD' | 'ANONYMOUS';

export function viewerRole(viewer: Viewer | null): ViewerRole {
  if (viewer === null) return 'ANONYMOUS';
  if (viewer.kind === 'SHARE_LINK') return 'SHARE_LINK';
  return viewer.mustChangePassword ? 'MUST_CHANGE_PASSWORD' : viewer.role;
}

/** Whether the id is the viewer's own user; upper and lower case are equal. */
export const isOwnUser = (viewer: Viewer | null, userId: string): boolean =>
  viewer?.kind === 'USER' && viewer.userId === userId.toLowerCase();
