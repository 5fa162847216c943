import type { Role } from '../access/role.ts';
import type { UserStatus } from '../generated/prisma/enums.ts';
import type { Database } from '../platform/database.ts';

export interface Account {
  readonly userId: string;
  readonly role: Role;
  readonly status: UserStatus;
  readonly customerId: string | null;
  readonly mustChangePassword: boolean;
  readonly passwordHash: string;
}

const MAX_EMAIL_CHARACTERS = 254;

/**
 * Lower case for ASCII only: full lower-casing turns some foreign letters into ASCII ones (the Kelvin sign into k), and
 * one address would be taken for another. Null for what no address can be; PostgreSQL refuses NUL in a text.
 */
function storedForm(email: string): string | null {
  const trimmed = email.trim();
  if (trimmed.length > MAX_EMAIL_CHARACTERS || trimmed.includes('\0')) return null;
  return trimmed.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** The account of this email, if it has a password. One statement either way, so that its time does not tell which. */
export async function findAccountByEmail(database: Database, email: string): Promise<Account | null> {
  const { rows } = await database.pool.query<Account>(
    `SELECT u.id AS "userId", u.role, u.status, u.customer_id AS "customerId",
            u.must_change_password AS "mustChangePassword", c.password_hash AS "passwordHash"
       FROM users u
       JOIN credentials c ON c.user_id = u.id
      WHERE u.email = $1`,
    [storedForm(email)],
  );
  return rows[0] ?? null;
}
