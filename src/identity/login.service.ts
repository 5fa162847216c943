import type { UserViewer } from '../access/viewer.ts';
import type { Database } from '../platform/database.ts';
import type { UserError } from '../platform/user-error.type.ts';
import { type Account, findAccountByEmail } from './account.query.ts';
import type { IdentityContext } from './identity-context.ts';
import { hashPassword, needsRehash, verifyPassword } from './password.ts';

export interface LoginResult {
  readonly accessToken: string | null;
  readonly expiresAt: string | null;
  /** As whom the new session reads. */
  readonly viewer: UserViewer | null;
  readonly userErrors: readonly UserError[];
}

/** The same for every reason, so that nobody learns who has an account. */
const REFUSED: LoginResult = {
  accessToken: null,
  expiresAt: null,
  viewer: null,
  userErrors: [{ code: 'INVALID_CREDENTIALS', message: 'Email and password do not match.', field: null }],
};

export async function login(
  context: IdentityContext,
  input: { readonly email: string; readonly password: string },
): Promise<LoginResult> {
  const account = await findAccountByEmail(context.database, input.email);
  const matches = await verifyPassword(account?.passwordHash ?? null, input.password);
  if (account === null || !matches) return REFUSED;
  if (!(await recordLogin(context.database, account))) return REFUSED;
  if (needsRehash(account.passwordHash)) await rehash(context.database, account, input.password);

  const viewer: UserViewer = {
    kind: 'USER',
    userId: account.userId,
    role: account.role,
    customerId: account.customerId,
    mustChangePassword: account.mustChangePassword || account.status === 'INVITED',
  };
  return { ...(await context.tokens.issue(viewer)), viewer, userErrors: [] };
}

/** False for a disabled account, also for one that was disabled while its password was being checked. */
async function recordLogin({ prisma }: Database, { userId }: Account): Promise<boolean> {
  const { count } = await prisma.user.updateMany({
    where: { id: userId, status: { not: 'DISABLED' } },
    data: { lastLoginAt: new Date() },
  });
  return count === 1;
}

/** Only over the hash that was checked: a password that has been changed meanwhile stays. */
async function rehash({ prisma }: Database, { userId, passwordHash }: Account, password: string): Promise<void> {
  const data = { passwordHash: await hashPassword(password) };
  await prisma.credential.updateMany({ where: { userId, passwordHash }, data });
}
