import sql from 'sql-template-tag';
import { recordEvent } from '../../access/audit.ts';
import { authorize } from '../../access/authorize.ts';
import { answering, type Outcome } from '../../access/mutate.ts';
import { Refusal } from '../../platform/refusal.ts';
import { inTransaction, type Transaction } from '../../platform/transaction.ts';
import type { Account } from '../account.query.ts';
import { addressKey } from '../attempt-limits.ts';
import type { IdentityContext } from '../identity-context.ts';
import { tokenHash } from '../tokens/secret-token.ts';
import { openSession, type Session } from './open-session.service.ts';

/** The same message for every reason. */
const refused = () =>
  new Refusal('INVALID_TOKEN', 'This refresh token is invalid or has expired: log in again.', ['refreshToken']);

/**
 * Uses up a refresh token and returns the next of its family. If it was used before, one of its two users has stolen it: the
 * whole family ends, and the owner logs in again. So does a client that repeats a request whose answer was lost.
 */
export async function refreshSession(
  context: IdentityContext,
  { refreshToken }: { readonly refreshToken: string },
): Promise<Outcome<Session>> {
  authorize(context.viewer, 'refreshSession');
  const address = addressKey(context.ip);
  return answering(undefined, async () => {
    await context.attempts.count('refreshFromAddress', address);
    const session = await inTransaction(context.database, (tx) => renew(context, tx, tokenHash(refreshToken)));
    // Only now, after the end of a stolen family is committed.
    if (session === null) throw refused();
    await context.attempts.forgive('refreshFromAddress', address);
    return session;
  });
}

/** The account first, as in everything that ends sessions: a session renewed meanwhile would outlive its end. */
async function renew(context: IdentityContext, tx: Transaction, hash: string): Promise<Session | null> {
  const account = await lockAccountOf(tx, hash);
  if (account === null) return null;
  const used = await tx.query<{ familyId: string }>(sql`
    UPDATE refresh_tokens SET used_at = system_now()
    WHERE token_hash = ${hash} AND used_at IS NULL AND revoked_at IS NULL AND expires_at > system_now()
    RETURNING family_id::text AS "familyId"`);
  const [token] = used;
  if (token === undefined) {
    await endFamilyOfUsed(context, tx, hash);
    return null;
  }
  return openSession(context, tx, 'refreshSession', account, token.familyId);
}

/** Committed even though the caller is refused. */
async function endFamilyOfUsed(context: IdentityContext, tx: Transaction, hash: string): Promise<void> {
  const ended = await tx.query<{ userId: string }>(sql`
    UPDATE refresh_tokens SET revoked_at = system_now()
    WHERE revoked_at IS NULL
      AND family_id IN (SELECT family_id FROM refresh_tokens WHERE token_hash = ${hash} AND used_at IS NOT NULL)
    RETURNING user_id::text AS "userId"`);
  const [first] = ended;
  if (first === undefined) return;
  const change = {
    entityType: 'User',
    entityId: first.userId,
    after: { refreshTokenReused: true, sessionEnded: true },
  };
  recordEvent(tx, context, { kind: 'SYSTEM', id: null }, 'refreshSession', change);
}

async function lockAccountOf(tx: Transaction, hash: string): Promise<Omit<Account, 'passwordHash'> | null> {
  const rows = await tx.query<Omit<Account, 'passwordHash'>>(sql`
    SELECT id::text AS "userId", role::text, status::text, customer_id::text AS "customerId", must_change_password AS "mustChangePassword"
    FROM users WHERE id = (SELECT user_id FROM refresh_tokens WHERE token_hash = ${hash}) AND status <> 'DISABLED'
    FOR NO KEY UPDATE`);
  return rows[0] ?? null;
}
