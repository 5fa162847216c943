import sql from 'sql-template-tag';
import { authorize } from '../../access/authorize.ts';
import { answering, type Outcome } from '../../access/mutate.ts';
import { Refusal } from '../../platform/refusal.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { addressKey } from '../attempt-limits.ts';
import type { IdentityContext } from '../identity-context.ts';
import { activate } from '../passwords/change-password.service.ts';
import { refuseWeakPassword } from '../passwords/new-password.ts';
import { hashPassword } from '../passwords/password.ts';
import { endSessions } from '../sessions/end-sessions.service.ts';
import { openSession, type Session } from '../sessions/open-session.service.ts';
import { tokenHash } from '../tokens/secret-token.ts';

const invalid = () =>
  new Refusal('INVALID_TOKEN', 'This activation token is invalid or has expired: ask for a new one.', ['token']);

/** Sets the password of the token's owner, ends their sessions and opens a new one. */
export async function activateAccount(
  context: IdentityContext,
  input: { readonly token: string; readonly newPassword: string },
): Promise<Outcome<Session>> {
  authorize(context.viewer, 'activateAccount');
  const address = addressKey(context.ip);
  return answering<Session>(undefined, async () => {
    await context.attempts.count('activationFromAddress', address);
    await refuseWeakPassword(input.newPassword);
    const passwordHash = await hashPassword(input.newPassword);
    const session = await inTransaction(context.database, async (tx) => {
      // First, as in issueActivation and disableUser, which may be running.
      await tx.query(sql`
        SELECT 1 FROM users WHERE id = (SELECT user_id FROM activation_tokens WHERE token_hash = ${tokenHash(input.token)}) FOR NO KEY UPDATE`);
      const used = await tx.query<{ userId: string }>(sql`
        UPDATE activation_tokens SET used_at = system_now()
        WHERE token_hash = ${tokenHash(input.token)} AND used_at IS NULL AND expires_at > system_now()
          AND EXISTS (SELECT 1 FROM users WHERE users.id = user_id AND users.status <> 'DISABLED')
        RETURNING user_id::text AS "userId"`);
      const [token] = used;
      if (token === undefined) throw invalid();
      const { userId } = token;
      await tx.execute(sql`
        INSERT INTO credentials (user_id, password_hash, changed_at) VALUES (${userId}::uuid, ${passwordHash}, system_now())
        ON CONFLICT (user_id) DO UPDATE SET password_hash = excluded.password_hash, changed_at = excluded.changed_at`);
      const account = await activate(tx, userId);
      await endSessions(tx, userId);
      return openSession(context, tx, 'activateAccount', account);
    });
    await context.attempts.forgive('activationFromAddress', address);
    return session;
  });
}
