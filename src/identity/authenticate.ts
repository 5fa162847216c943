import type { UserViewer } from '../access/viewer.ts';
import { RequestError } from '../platform/errors.ts';
import type { TokenService } from './tokens/token.ts';

const SCHEME = /^bearer +/i;

/** The viewer of the request's Authorization header; null if it has none. Throws UNAUTHENTICATED if it is invalid. */
export async function authenticate(
  tokens: TokenService,
  authorizationHeader: string | undefined,
): Promise<UserViewer | null> {
  if (authorizationHeader === undefined) return null;
  const scheme = SCHEME.exec(authorizationHeader);
  if (scheme === null) {
    throw new RequestError('UNAUTHENTICATED', 'The Authorization header must be "Bearer" followed by an access token.');
  }
  return tokens.verify(authorizationHeader.slice(scheme[0].length));
}
