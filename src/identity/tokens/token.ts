import { randomUUID } from 'node:crypto';
import { errors, type JWTHeaderParameters, jwtVerify, SignJWT } from 'jose';
import type { UserViewer } from '../../access/viewer.ts';
import { RequestError } from '../../platform/errors.ts';
import { SIGNING_ALGORITHM, type SigningKeys } from './signing-key.ts';
import { viewerOfClaims } from './token-claims.ts';
import { VerifiedTokens } from './verified-tokens.ts';

/** The longest time that disabled users and changed roles can still read. */
const MAX_LIFETIME_SECONDS = 15 * 60;
/** The tolerated clock difference between two API processes. */
const CLOCK_TOLERANCE_SECONDS = 5;
/** Ours have about 500 characters. */
const MAX_TOKEN_CHARACTERS = 4_096;
const TYPE = 'at+jwt';

interface IssuedToken {
  readonly accessToken: string;
  /** RFC 3339, UTC. */
  readonly expiresAt: string;
}

export interface TokenService {
  issue(viewer: UserViewer): Promise<IssuedToken>;
  /** Throws UNAUTHENTICATED for every token that was not issued here or is no longer valid. */
  verify(token: string): Promise<UserViewer>;
}

export interface TokenServiceOptions {
  readonly keys: SigningKeys;
  readonly issuer?: string;
  readonly audience?: string;
  /** At most 900, which is the default. */
  readonly lifetimeSeconds?: number;
  readonly clock?: () => Date;
}

const invalid = () => new RequestError('UNAUTHENTICATED', 'The access token is invalid. Log in again.');
const expired = () =>
  new RequestError('UNAUTHENTICATED', 'The access token has expired. Use `refreshSession`, or log in again.');

export function createTokenService({
  keys,
  issuer = 'earlybird-graph',
  audience = 'earlybird-graph-api',
  lifetimeSeconds = MAX_LIFETIME_SECONDS,
  clock = () => new Date(),
}: TokenServiceOptions): TokenService {
  const verified = new VerifiedTokens();

  /** Only our own keys; nothing in a header is ever fetched, opened or used as a key. */
  function publicKeyFor({ kid }: JWTHeaderParameters) {
    const key = kid === undefined ? undefined : keys.publicKeys.get(kid);
    if (key === undefined) throw invalid();
    return key;
  }

  async function verifySignature(token: string, now: Date): Promise<UserViewer> {
    const { payload } = await jwtVerify(token, publicKeyFor, {
      algorithms: [SIGNING_ALGORITHM],
      typ: TYPE,
      issuer,
      audience,
      requiredClaims: ['sub', 'iat', 'exp', 'jti'],
      maxTokenAge: MAX_LIFETIME_SECONDS,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: now,
    });
    const viewer = viewerOfClaims(payload);
    verified.remember(token, viewer, (payload.exp as number) * 1_000);
    return viewer;
  }

  return {
    async issue(viewer) {
      const issuedAt = Math.floor(clock().getTime() / 1_000);
      const expiresAt = issuedAt + Math.min(lifetimeSeconds, MAX_LIFETIME_SECONDS);
      const accessToken = await new SignJWT({
        role: viewer.role,
        ...(viewer.customerId === null ? {} : { customer_id: viewer.customerId }),
        must_change: viewer.mustChangePassword,
        ...(viewer.sessionId === undefined ? {} : { sid: viewer.sessionId }),
      })
        .setProtectedHeader({ alg: SIGNING_ALGORITHM, typ: TYPE, kid: keys.current.id })
        .setSubject(viewer.userId)
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt(issuedAt)
        .setExpirationTime(expiresAt)
        .setJti(randomUUID())
        .sign(keys.current.privateKey);
      return { accessToken, expiresAt: new Date(expiresAt * 1_000).toISOString() };
    },

    async verify(token) {
      const now = clock();
      const known = verified.find(token, now.getTime());
      if (known !== undefined) return known;
      if (token.length > MAX_TOKEN_CHARACTERS) throw invalid();
      try {
        return await verifySignature(token, now);
      } catch (error) {
        throw error instanceof errors.JWTExpired ? expired() : invalid();
      }
    },
  };
}
