import type { Reader } from '../compiler/sql.ts';
import { RequestError } from '../platform/errors.ts';
import { type Action, may } from './permission.ts';
import { type Viewer, type ViewerRole, viewerRole } from './viewer.ts';

function refusal(role: ViewerRole, action: string): RequestError {
  if (role === 'ANONYMOUS') {
    return new RequestError('UNAUTHENTICATED', 'Log in first and send the access token as "Authorization: Bearer …".');
  }
  if (role === 'MUST_CHANGE_PASSWORD') {
    return new RequestError('FORBIDDEN', 'Change your password first. Until then, this session can do nothing else.');
  }
  const who = role === 'SHARE_LINK' ? 'A share link' : `The role ${role}`;
  return new RequestError('FORBIDDEN', `${who} may not use "${action}".`);
}

/** The first line of every mutation: refuses a viewer without the permission. */
export function authorize(viewer: Viewer | null, action: Action): void {
  const role = viewerRole(viewer);
  if (!may(role, action)) throw refusal(role, action);
}

/** Refuses a root field that this reader may not use; a field without a permission is refused to everyone. */
export function authorizeRead(reader: Reader, fieldName: string): void {
  const role = reader.role as ViewerRole;
  if (!may(role, fieldName)) throw refusal(role, fieldName);
}
