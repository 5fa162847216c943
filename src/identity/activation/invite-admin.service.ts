import sql from 'sql-template-tag';
import { recordEvent } from '../../access/audit.ts';
import type { Database } from '../../platform/database.ts';
import { StartupError } from '../../platform/startup-error.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { newEmail } from '../../platform/values/email.ts';
import { newIds } from '../passwords/make-login.service.ts';
import { addActivation } from './activation-token.service.ts';

export interface Invitation {
  readonly email: string;
  readonly activationToken: string;
  readonly activationExpiresAt: string;
}

const CALLER = { ip: null, userAgent: null, requestId: 'earlybird invite-admin' };

/**
 * The way into a business that has no administrator yet, or whose only one is locked out: anyone who can reach the database is
 * trusted. An existing administrator gets a new activation; no other existing user becomes one.
 */
export async function inviteAdmin(
  database: Database,
  { email, name }: { readonly email: string; readonly name: string },
): Promise<Invitation> {
  const stored = newEmail(email);
  if (stored === null)
    throw new StartupError('This is not an email address in ASCII.', 'Give one such as asha@example.com.');
  return inTransaction(database, async (tx) => {
    const [id] = (await newIds(tx, 1)) as [string];
    await tx.execute(sql`
      INSERT INTO users (id, email, name, role, status, must_change_password)
      VALUES (${id}::uuid, ${stored}, ${name.trim()}, 'ADMIN', 'INVITED', true)
      ON CONFLICT (email) DO NOTHING`);
    const user = await tx.one<{ id: string; role: string; status: string }>(
      sql`SELECT id, role, status FROM users WHERE email = ${stored}`,
    );
    if (user.role !== 'ADMIN' || user.status === 'DISABLED') {
      throw new StartupError(
        'The user with this email is not an administrator, or is disabled.',
        'Use another email, or ask an administrator to change the user.',
      );
    }
    const activation = await addActivation(tx, user.id);
    const { activationExpiresAt } = activation;
    const change = { entityType: 'User', entityId: user.id, after: { role: 'ADMIN', activationExpiresAt } };
    recordEvent(tx, CALLER, { kind: 'SYSTEM', id: null }, 'inviteAdmin', change);
    return { email: stored, ...activation };
  });
}
