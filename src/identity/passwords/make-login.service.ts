import sql from 'sql-template-tag';
import type { Change } from '../../access/audit.ts';
import type { Role } from '../../access/role.ts';
import { insertRow } from '../../platform/row-writes.ts';
import type { Transaction } from '../../platform/transaction.ts';

export interface NewLogin {
  readonly id: string;
  readonly email: string;
  readonly phone: string | null;
  readonly name: string;
  readonly role: Role;
  readonly customerId: string | null;
  /** The hash of a one-time password. */
  readonly passwordHash: string;
}

/** An invited user with a one-time password, which can only be changed. */
export async function makeLogin(
  tx: Transaction,
  audit: (change: Change) => void,
  { passwordHash, ...login }: NewLogin,
): Promise<void> {
  await tx.execute(insertRow('users', { ...login, status: 'INVITED', mustChangePassword: true }));
  await tx.execute(insertRow('credentials', { userId: login.id, passwordHash }));
  const { id, ...after } = login;
  audit({ entityType: 'User', entityId: id, after: { ...after, status: 'INVITED' } });
}

/** Ids that sort by time, like the tables' own defaults. */
export async function newIds(tx: Transaction, count: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(sql`SELECT uuid_v7()::text AS id FROM generate_series(1, ${count}::int)`);
  return rows.map(({ id }) => id);
}
