import sql from 'sql-template-tag';
import { z } from 'zod';
import { authorize } from '../../access/authorize.ts';
import { answering, mutate, type Outcome } from '../../access/mutate.ts';
import type { UserViewer } from '../../access/viewer.ts';
import { Refusal } from '../../platform/refusal.ts';
import { NOW, updateRows } from '../../platform/row-writes.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { type Account, findAccountById } from '../account.query.ts';
import type { IdentityContext } from '../identity-context.ts';
import { endSessions } from '../sessions/end-sessions.service.ts';
import { openSession, type Session } from '../sessions/open-session.service.ts';
import { refuseWeakPassword } from './new-password.ts';
import { hashPassword, verifyPassword } from './password.ts';

const wrong = () => new Refusal('INVALID_CREDENTIALS', 'This is not your current password.', ['currentPassword']);

/** Ends every session of the user and opens a new one with all rights of the role. */
export async function changePassword(
  context: IdentityContext,
  input: { readonly currentPassword: string; readonly newPassword: string },
): Promise<Outcome<Session>> {
  authorize(context.viewer, 'changePassword');
  const { userId } = context.viewer as UserViewer;
  const prepared = await answering(undefined, async () => {
    await context.attempts.count('loginOfAccount', userId);
    const account = await findAccountById(context.database, userId);
    if (!(await verifyPassword(account?.passwordHash ?? null, input.currentPassword))) throw wrong();
    await context.attempts.forget('loginOfAccount', userId);
    await refuseWeakPassword(input.newPassword);
    if (await verifyPassword((account as Account).passwordHash, input.newPassword)) {
      throw new Refusal('WEAK_PASSWORD', 'Choose a password other than the current one.', ['newPassword']);
    }
    return { before: (account as Account).passwordHash, after: await hashPassword(input.newPassword) };
  });
  if (prepared.userErrors.length > 0) return { userErrors: prepared.userErrors };
  const { before, after } = prepared as { before: string; after: string };
  // The passwords have been checked and are not passed on.
  const verb = { action: 'changePassword', input: {}, shape: z.object({}), changesOwnUser: true } as const;
  return mutate(context, verb, async ({ tx }) => {
    // Changed since it was checked.
    if (!(await replaceHash(tx, userId, before, after))) throw wrong();
    const account = await activate(tx, userId);
    await endSessions(tx, userId);
    return openSession(context, tx, 'changePassword', account);
  });
}

async function replaceHash(tx: Transaction, userId: string, passwordHash: string, renewed: string): Promise<boolean> {
  const change = { passwordHash: renewed, changedAt: NOW };
  return (await tx.execute(updateRows('credentials', { userId, passwordHash }, change))) === 1;
}

/** The account with its own password: an invited user becomes active. */
export async function activate(tx: Transaction, userId: string): Promise<Omit<Account, 'passwordHash'>> {
  return tx.one<Omit<Account, 'passwordHash'>>(sql`
    UPDATE users SET must_change_password = false, status = CASE status WHEN 'INVITED' THEN 'ACTIVE' ELSE status END, updated_at = system_now()
    WHERE id = ${userId}::uuid
    RETURNING id::text AS "userId", role::text, status::text, customer_id::text AS "customerId", must_change_password AS "mustChangePassword"`);
}
