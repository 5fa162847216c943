import { z } from 'zod';
import { answering, mutate, type Outcome } from '../../access/mutate.ts';
import { Role } from '../../access/role.ts';
import { isOwnUser, type UserViewer } from '../../access/viewer.ts';
import { Refusal } from '../../platform/refusal.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { id } from '../../platform/values/argument-shapes.ts';
import { addressKey } from '../attempt-limits.ts';
import type { IdentityContext } from '../identity-context.ts';
import { activate } from '../passwords/change-password.service.ts';
import { refuseWeakPassword } from '../passwords/new-password.ts';
import { hashPassword } from '../passwords/password.ts';
import { endSessions } from '../sessions/end-sessions.service.ts';
import { openSession, type Session } from '../sessions/open-session.service.ts';
import { tokenHash } from '../tokens/secret-token.ts';
import { type Activation, addActivation } from './activation-token.service.ts';

export interface IssuedActivation extends Activation {
  readonly userId: string;
}

const shape = z.object({ userId: id });

/** A token with which its owner sets a password, once; those issued before it are worthless from now on. */
export function issueActivation(
  context: IdentityContext,
  args: { userId: string },
): Promise<Outcome<IssuedActivation>> {
  return mutate(
    context,
    { action: 'issueActivation', args, shape, changesOwnUser: isOwnUser(context.viewer, args.userId) },
    async ({ tx, audit }, { userId }) => {
      const rows = await tx.$queryRaw<{ role: Role; status: string }[]>`
      SELECT role::text, status::text FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
      const [user] = rows;
      if (user === undefined) throw new Refusal('NOT_FOUND', 'There is no such user.', ['userId']);
      refuseStranger(context.viewer as UserViewer, user);
      if (user.status === 'DISABLED')
        throw new Refusal('INACTIVE', 'The user is disabled: enable it first.', ['userId']);
      const activation = await addActivation(tx, userId);
      const { activationExpiresAt } = activation;
      await audit({ entityType: 'User', entityId: userId, after: { activationExpiresAt } });
      return { userId, ...activation };
    },
  );
}

/** Whoever holds the token becomes the user, so nobody gets one for a user who may do more than they. */
function refuseStranger({ role }: UserViewer, user: { role: Role; status: string }): void {
  if (role === Role.ADMIN) return;
  if (user.role !== Role.CUSTOMER) {
    throw new Refusal('NOT_ALLOWED', 'Only an administrator may do this for staff, agents and suppliers.', ['userId']);
  }
  if (role !== Role.SUPPORT && user.status !== 'INVITED') {
    throw new Refusal('NOT_ALLOWED', 'This customer has a password already: ask support or an administrator.', [
      'userId',
    ]);
  }
}

const invalid = () =>
  new Refusal('INVALID_TOKEN', 'The activation is not good, or no longer: ask for a new one.', ['token']);

/** Sets the password of the token's owner, ends their sessions and opens a new one. */
export async function activateAccount(
  context: IdentityContext,
  args: { readonly token: string; readonly newPassword: string },
): Promise<Outcome<Session>> {
  const address = addressKey(context.ip);
  return answering<Session>(undefined, async () => {
    await context.attempts.count('activationFromAddress', address);
    await refuseWeakPassword(args.newPassword, ['newPassword']);
    const passwordHash = await hashPassword(args.newPassword);
    const session = await inTransaction(context.database, async (tx) => {
      // First, as issueActivation and disableUser have it; they may be under way.
      await tx.$queryRaw`
        SELECT 1 FROM users WHERE id = (SELECT user_id FROM activation_tokens WHERE token_hash = ${tokenHash(args.token)}) FOR NO KEY UPDATE`;
      const used = await tx.$queryRaw<{ userId: string }[]>`
        UPDATE activation_tokens SET used_at = now()
        WHERE token_hash = ${tokenHash(args.token)} AND used_at IS NULL AND expires_at > now()
          AND EXISTS (SELECT 1 FROM users WHERE users.id = user_id AND users.status <> 'DISABLED')
        RETURNING user_id::text AS "userId"`;
      const [token] = used;
      if (token === undefined) throw invalid();
      const { userId } = token;
      const password = { passwordHash, changedAt: new Date() };
      await tx.credential.upsert({ where: { userId }, create: { userId, ...password }, update: password });
      const account = await activate(tx, userId);
      await endSessions(tx, userId);
      return openSession(context, tx, 'activateAccount', account);
    });
    await context.attempts.forgive('activationFromAddress', address);
    return session;
  });
}
