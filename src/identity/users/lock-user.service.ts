import sql from 'sql-template-tag';
import type { Write } from '../../access/mutate.ts';
import type { Role } from '../../access/role.ts';
import type { UserStatus } from '../../generated/prisma/enums.ts';
import { Refusal } from '../../platform/refusal.ts';
import { NOW, updateRows } from '../../platform/row-writes.ts';
import type { Transaction } from '../../platform/transaction.ts';

export interface LockedUser {
  readonly email: string;
  readonly phone: string | null;
  readonly name: string;
  readonly role: Role;
  readonly status: UserStatus;
  readonly mustChangePassword: boolean;
}

/** Locks the user until the transaction ends. ANONYMIZED if nothing may be changed any more. */
export async function lockUser(tx: Transaction, userId: string): Promise<LockedUser> {
  const rows = await tx.query<LockedUser & { customerId: string | null }>(sql`
    SELECT email, phone, name, role::text, status::text, must_change_password AS "mustChangePassword", customer_id::text AS "customerId"
    FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`);
  const [user] = rows;
  if (user === undefined) throw new Refusal('NOT_FOUND', 'There is no such user.', ['userId']);
  if (user.customerId !== null && (await isAnonymized(tx, user.customerId)))
    throw new Refusal('ANONYMIZED', 'The personal data of this user has been removed for good.', ['userId']);
  return user;
}

/** Queried after the lock: a statement that waits for the lock sees the customer from before the wait. */
const isAnonymized = async (tx: Transaction, customerId: string): Promise<boolean> =>
  (await tx.query(sql`SELECT 1 FROM customers WHERE id = ${customerId}::uuid AND anonymized_at IS NOT NULL`)).length >
  0;

/** The user must be locked. */
export async function setUserStatus({ tx, audit }: Write, userId: string, from: UserStatus, to: UserStatus) {
  await tx.execute(updateRows('users', { id: userId }, { status: to, updatedAt: NOW }));
  audit({ entityType: 'User', entityId: userId, before: { status: from }, after: { status: to } });
}
