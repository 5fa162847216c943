import sql from 'sql-template-tag';
import type { Role } from '../access/role.ts';
import type { UserStatus } from '../generated/prisma/enums.ts';
import type { Database } from '../platform/database.ts';
import type { Transaction } from '../platform/transaction.ts';
import { storedEmail } from '../platform/values/email.ts';
import { asPhoneNumber } from '../platform/values/phone.ts';

export interface Account {
  readonly userId: string;
  readonly role: Role;
  readonly status: UserStatus;
  readonly customerId: string | null;
  readonly mustChangePassword: boolean;
  readonly passwordHash: string;
}

/** How somebody identifies themselves: one of the two. */
export type LoginName =
  | { readonly email: string; readonly phone?: undefined }
  | { readonly phone: string; readonly email?: undefined };

const COLUMNS = `u.id AS "userId", u.role, u.status, u.customer_id AS "customerId",
  u.must_change_password AS "mustChangePassword", c.password_hash AS "passwordHash"`;

const BY_EMAIL = `SELECT ${COLUMNS} FROM users u JOIN credentials c ON c.user_id = u.id WHERE u.email = $1`;

/** Households share phones: a phone identifies a user only if exactly one who can log in has it. */
const BY_PHONE = `
  SELECT ${COLUMNS} FROM users u JOIN credentials c ON c.user_id = u.id
  WHERE u.phone = $1 AND u.status <> 'DISABLED'
    AND NOT EXISTS (SELECT 1 FROM users other WHERE other.phone = $1 AND other.status <> 'DISABLED' AND other.id <> u.id)`;

/** The form in which a login name is looked up; null if nobody can have it. */
export const storedName = (name: LoginName): string | null =>
  name.email === undefined ? asPhoneNumber(name.phone) : storedEmail(name.email);

/**
 * The account with this login name, if it has a password. Always one statement, so that the time does not reveal whether it
 * exists.
 */
export async function findAccount(database: Database, name: LoginName): Promise<Account | null> {
  const text = name.email === undefined ? BY_PHONE : BY_EMAIL;
  const { rows } = await database.pool.query<Account>(text, [storedName(name)]);
  return rows[0] ?? null;
}

export async function findAccountById(database: Database, userId: string): Promise<Account | null> {
  const text = `SELECT ${COLUMNS} FROM users u JOIN credentials c ON c.user_id = u.id WHERE u.id = $1`;
  const { rows } = await database.pool.query<Account>(text, [userId]);
  return rows[0] ?? null;
}

/** Locks the account, its password and its sessions until the transaction ends. */
export async function lockAccount(tx: Transaction, userId: string): Promise<void> {
  await tx.query(sql`SELECT 1 FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`);
}
