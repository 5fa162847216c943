import type { Role } from '../../src/access/role.ts';
import type { UserStatus } from '../../src/generated/prisma/enums.ts';
import { hashPassword } from '../../src/identity/passwords/password.ts';
import type { Database } from '../../src/platform/database.ts';

interface NewAccount {
  email: string;
  role?: Role;
  status?: UserStatus;
  mustChangePassword?: boolean;
  password?: string;
  passwordHash?: string;
}

export interface MadeAccount {
  userId: string;
  customerId: string | null;
}

/** A user as the verbs create them; one of role CUSTOMER together with its customer. */
export async function makeAccount({ pool }: Database, account: NewAccount): Promise<MadeAccount> {
  const { email, role = 'ADMIN', status = 'ACTIVE', mustChangePassword = false, password } = account;
  const passwordHash = account.passwordHash ?? (password === undefined ? null : await hashPassword(password));
  const { rows } = await pool.query<MadeAccount>(
    `WITH ids AS (
       SELECT uuid_v7() AS user_id, CASE WHEN $2::role = 'CUSTOMER' THEN uuid_v7() END AS customer_id
     ), made_customer AS (
       INSERT INTO customers (id, name, user_id) SELECT customer_id, 'Asha', user_id FROM ids WHERE customer_id IS NOT NULL
     ), made_user AS (
       INSERT INTO users (id, email, name, role, status, must_change_password, customer_id)
       SELECT user_id, $1, 'Asha', $2, $3, $4, customer_id FROM ids
     ), made_credential AS (
       INSERT INTO credentials (user_id, password_hash) SELECT user_id, $5 FROM ids WHERE $5::text IS NOT NULL
     )
     SELECT user_id AS "userId", customer_id AS "customerId" FROM ids`,
    [email, role, status, mustChangePassword, passwordHash],
  );
  return rows[0] as MadeAccount;
}
