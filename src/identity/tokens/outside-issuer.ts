import {
  createRemoteJWKSet,
  decodeJwt,
  errors,
  type FlattenedJWSInput,
  type JWSHeaderParameters,
  jwtVerify,
} from 'jose';
import { LRUCache } from 'lru-cache';
import type { Role } from '../../access/role.ts';
import type { UserViewer } from '../../access/viewer.ts';
import type { Database } from '../../platform/database.ts';
import { RequestError } from '../../platform/errors.ts';
import { storedEmail } from '../../platform/values/email.ts';
import type { TokenService } from './token.ts';

export interface OutsideIssuer {
  /** The `iss` of its tokens. */
  readonly issuer: string;
  /** Where it publishes its keys; references to keys in a token are ignored. */
  readonly jwksUrl: string;
  /** The `aud` of tokens for this API. */
  readonly audience: string;
}

/** Asymmetric ones only: with a shared secret, anyone who can verify a token can make one. */
const ALGORITHMS = ['EdDSA', 'ES256', 'PS256', 'RS256'];
/** How long the account is trusted before it is read again. */
const MAX_KEPT_MS = 15 * 60_000;
const MAX_TOKEN_CHARACTERS = 16_384;
const KEYS_TIMEOUT_MS = 3_000;

const invalid = () => new RequestError('UNAUTHENTICATED', 'The access token is invalid. Log in again.');

const unreachable = (cause: unknown) =>
  new RequestError(
    'SERVICE_UNAVAILABLE',
    'The keys of the login service that issued the token cannot be read. Try again in a moment.',
    undefined,
    { cause },
  );

const NO_SUCH_KEY = [errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys, errors.JOSENotSupported];

/**
 * Accepts tokens of the outside issuer as well as our own. They identify a user by an email that the issuer has verified; our own
 * users decide what that user may do, so a token for an unknown or disabled user is refused.
 */
export function withOutsideIssuer(
  tokens: TokenService,
  { issuer, jwksUrl, audience }: OutsideIssuer,
  { pool }: Pick<Database, 'pool'>,
): TokenService {
  const published = createRemoteJWKSet(new URL(jwksUrl), { timeoutDuration: KEYS_TIMEOUT_MS });
  const known = new LRUCache<string, UserViewer>({ max: 10_000 });

  /** The published key. Without one, the error says whether the token names an unpublished key or the keys cannot be read. */
  async function keyFor(header?: JWSHeaderParameters, token?: FlattenedJWSInput): Promise<CryptoKey> {
    try {
      return await published(header, token);
    } catch (cause) {
      throw NO_SUCH_KEY.some((kind) => cause instanceof kind) ? invalid() : unreachable(cause);
    }
  }

  async function verifyOutside(token: string): Promise<UserViewer> {
    const kept = known.get(token);
    if (kept !== undefined) return kept;
    const { payload } = await jwtVerify(token, keyFor, {
      issuer,
      audience,
      algorithms: ALGORITHMS,
      requiredClaims: ['exp', 'email', 'email_verified'],
      clockTolerance: 5,
    }).catch((error) => {
      throw error instanceof RequestError ? error : invalid();
    });
    if (payload.email_verified !== true || typeof payload.email !== 'string') throw invalid();
    const viewer = await viewerByEmail(payload.email);
    const ttl = Math.min(MAX_KEPT_MS, (payload.exp as number) * 1_000 - Date.now());
    if (ttl > 0) known.set(token, viewer, { ttl });
    return viewer;
  }

  async function viewerByEmail(email: string): Promise<UserViewer> {
    const { rows } = await pool.query<{ id: string; role: Role; customer_id: string | null; must: boolean }>(
      `SELECT id, role, customer_id, must_change_password AS must FROM users WHERE email = $1 AND status = 'ACTIVE'`,
      [storedEmail(email)],
    );
    const [user] = rows;
    if (user === undefined) throw invalid();
    const { id: userId, role, customer_id: customerId, must: mustChangePassword } = user;
    return Object.freeze({ kind: 'USER', userId, role, customerId, mustChangePassword });
  }

  return {
    issue: (viewer) => tokens.issue(viewer),
    verify: (token) => (isFrom(issuer, token) ? verifyOutside(token) : tokens.verify(token)),
  };
}

/** Only chooses the verifier: each of the two checks the token's issuer itself. */
function isFrom(issuer: string, token: string): boolean {
  if (token.length > MAX_TOKEN_CHARACTERS) return false;
  try {
    return decodeJwt(token).iss === issuer;
  } catch {
    return false;
  }
}
