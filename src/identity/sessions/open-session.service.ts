import sql from 'sql-template-tag';
import type { Actor } from '../../access/actor.ts';
import { recordEvent } from '../../access/audit.ts';
import type { UserViewer } from '../../access/viewer.ts';
import type { Transaction } from '../../platform/transaction.ts';
import type { Account } from '../account.query.ts';
import type { IdentityContext } from '../identity-context.ts';
import { newIds } from '../passwords/make-login.service.ts';
import { makeSecretToken, tokenHash } from '../tokens/secret-token.ts';

export interface Session {
  readonly accessToken: string;
  readonly expiresAt: string;
  readonly refreshToken: string | null;
  readonly refreshExpiresAt: string | null;
  /** The viewer of the session. */
  readonly viewer: UserViewer;
}

type SessionAccount = Pick<Account, 'userId' | 'role' | 'status' | 'customerId' | 'mustChangePassword'>;

/**
 * A pair of tokens, recorded as `action`. `familyId`: the family that the refresh token continues; by default a new one. A user
 * who must change the password gets an access token for that alone, and no refresh token.
 */
export async function openSession(
  context: IdentityContext,
  tx: Transaction,
  action: string,
  account: SessionAccount,
  familyId?: string,
): Promise<Session> {
  const mustChangePassword = account.mustChangePassword || account.status === 'INVITED';
  const { userId, role, customerId } = account;
  const who = { kind: 'USER', userId, role, customerId, mustChangePassword } as const;
  recordEvent(tx, context, actorOf(account), action, { entityType: 'User', entityId: userId });
  if (mustChangePassword) {
    return { ...(await context.tokens.issue(who)), refreshToken: null, refreshExpiresAt: null, viewer: who };
  }
  const sessionId = familyId ?? ((await newIds(tx, 1))[0] as string);
  const refresh = await addRefreshToken(context, tx, userId, sessionId);
  const viewer: UserViewer = { ...who, sessionId };
  return { ...(await context.tokens.issue(viewer)), ...refresh, viewer };
}

const actorOf = ({ userId }: SessionAccount): Actor => ({ kind: 'USER', id: userId });

async function addRefreshToken(context: IdentityContext, tx: Transaction, userId: string, familyId: string) {
  const refreshToken = makeSecretToken();
  const { expiresAt } = await tx.one<{ expiresAt: Date }>(sql`
    INSERT INTO refresh_tokens (user_id, family_id, token_hash, expires_at, ip, user_agent)
    VALUES (${userId}::uuid, ${familyId}::uuid, ${tokenHash(refreshToken)}, system_now() + make_interval(days => ${context.sessions.refreshTokenTtlDays}::int),
            ${context.ip}, ${context.userAgent?.slice(0, 500).replaceAll('\0', '') ?? null})
    RETURNING expires_at AS "expiresAt"`);
  return { refreshToken, refreshExpiresAt: expiresAt.toISOString() };
}
