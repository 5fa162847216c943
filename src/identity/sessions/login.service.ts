import { setTimeout as sleep } from 'node:timers/promises';
import sql from 'sql-template-tag';
import { authorize } from '../../access/authorize.ts';
import { answering, type Outcome } from '../../access/mutate.ts';
import { Refusal } from '../../platform/refusal.ts';
import { updateRows } from '../../platform/row-writes.ts';
import { inTransaction, type Transaction } from '../../platform/transaction.ts';
import { type Account, findAccount, type LoginName, lockAccount, storedName } from '../account.query.ts';
import { addressKey } from '../attempt-limits.ts';
import type { IdentityContext } from '../identity-context.ts';
import { hashPassword, needsRehash, verifyPassword } from '../passwords/password.ts';
import { openSession, type Session } from './open-session.service.ts';

/** The same message for every reason, so that nobody learns who has an account. */
const refused = () =>
  new Refusal('INVALID_CREDENTIALS', 'The login or the password is wrong. Check both, or ask for an activation token.');

export interface LoginAttempt {
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly password: string;
}

/** Counts the attempt, checks the password, and opens a session in one transaction. */
export async function login(context: IdentityContext, input: LoginAttempt): Promise<Outcome<Session>> {
  authorize(context.viewer, 'login');
  const startedAt = performance.now();
  return answering(undefined, async () => {
    const name = nameIn(input);
    const account = await findAccount(context.database, name);
    const address = addressKey(context.ip);
    // An account has one count for all of its names; an unknown name has one of its own.
    const who = account?.userId ?? `no account: ${storedName(name)}`;
    await context.attempts.count('loginFromAddress', address);
    await context.attempts.count('loginOfAccount', who);
    const session = await enter(context, account, input.password);
    if (session === null) {
      await sleep(Math.max(0, context.sessions.leastRefusalMs - (performance.now() - startedAt)));
      throw refused();
    }
    await context.attempts.forget('loginOfAccount', who);
    await context.attempts.forgive('loginFromAddress', address);
    return session;
  });
}

function nameIn({ email, phone }: LoginAttempt): LoginName {
  if ((email == null) === (phone == null))
    throw new Refusal('INVALID_INPUT', 'input must have either an email or a phone.', []);
  return email == null ? { phone: phone as string } : { email };
}

async function enter(context: IdentityContext, account: Account | null, password: string): Promise<Session | null> {
  const matches = await verifyPassword(account?.passwordHash ?? null, password);
  if (account === null || !matches) return null;
  const renewedHash = needsRehash(account.passwordHash) ? await hashPassword(password) : null;
  return inTransaction(context.database, async (tx) => {
    // A separate statement: one that waits for the row lock sees the credentials from before the wait.
    await lockAccount(tx, account.userId);
    const current = await recordLogin(tx, account);
    if (current === null) return null;
    if (renewedHash !== null) await rehash(tx, account, renewedHash);
    return openSession(context, tx, 'login', current);
  });
}

/** The account as it is now; null if it was disabled or its password changed during the check. */
async function recordLogin(
  tx: Transaction,
  { userId, passwordHash }: Account,
): Promise<Omit<Account, 'passwordHash'> | null> {
  const rows = await tx.query<Omit<Account, 'passwordHash'>>(sql`
    UPDATE users SET last_login_at = system_now()
    WHERE id = ${userId}::uuid AND status <> 'DISABLED'
      AND EXISTS (SELECT 1 FROM credentials WHERE user_id = ${userId}::uuid AND password_hash = ${passwordHash})
    RETURNING id::text AS "userId", role::text, status::text, customer_id::text AS "customerId", must_change_password AS "mustChangePassword"`);
  return rows[0] ?? null;
}

/** Replaces only the hash that was checked, since two concurrent logins may both try. */
const rehash = (tx: Transaction, { userId, passwordHash }: Account, renewed: string) =>
  tx.execute(updateRows('credentials', { userId, passwordHash }, { passwordHash: renewed }));
