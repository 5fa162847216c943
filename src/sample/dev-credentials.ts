import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { z } from 'zod';
import { hashPassword, verifyPassword } from '../identity/passwords/password.ts';
import { replacePrivateFile } from '../platform/machine/private-file.ts';
import { StartupError } from '../platform/startup-error.ts';

/** The sample users that a developer logs in as, by role. */
export const DEV_LOGINS = {
  ADMIN: 'admin@earlybird.example',
  BILLING_ANALYST: 'analyst@earlybird.example',
  DELIVERY_AGENT: 'agent@earlybird.example',
  CUSTOMER: 'customer@earlybird.example',
} as const;

const EMAILS = Object.values(DEV_LOGINS);

const loginOf = (email: string) => z.object({ email: z.literal(email), password: z.string().min(20) });

const credentialsSchema = z.object({
  ADMIN: loginOf(DEV_LOGINS.ADMIN),
  BILLING_ANALYST: loginOf(DEV_LOGINS.BILLING_ANALYST),
  DELIVERY_AGENT: loginOf(DEV_LOGINS.DELIVERY_AGENT),
  CUSTOMER: loginOf(DEV_LOGINS.CUSTOMER),
});

type DevCredentials = z.infer<typeof credentialsSchema>;

/**
 * Ensures that the sample users have random passwords and that the file lists them. All are renewed if the file is missing,
 * damaged or not this database's, so that the next start repairs whatever a killed one leaves.
 */
export async function ensureDevCredentials(pool: pg.Pool, dataDir: string): Promise<{ path: string }> {
  const path = join(dataDir, 'dev-credentials.json');
  const kept = await readKept(path);
  if (kept === null || !(await fits(pool, kept))) {
    const credentials = makeCredentials();
    await replacePrivateFile(path, `${JSON.stringify(credentials, null, 2)}\n`);
    await setPasswords(pool, credentials);
  }
  return { path };
}

async function readKept(path: string): Promise<DevCredentials | null> {
  try {
    return credentialsSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null;
  }
}

/** One hash is compared, since the passwords are always set together. */
async function fits(pool: pg.Pool, { ADMIN: { email, password } }: DevCredentials): Promise<boolean> {
  const { rows } = await pool.query<{ password_hash: string }>(
    `SELECT c.password_hash FROM users u JOIN credentials c ON c.user_id = u.id WHERE u.email = $1`,
    [email],
  );
  return verifyPassword(rows[0]?.password_hash ?? null, password);
}

function makeCredentials(): DevCredentials {
  const login = (email: string) => ({ email, password: randomBytes(18).toString('base64url') });
  return {
    ADMIN: login(DEV_LOGINS.ADMIN),
    BILLING_ANALYST: login(DEV_LOGINS.BILLING_ANALYST),
    DELIVERY_AGENT: login(DEV_LOGINS.DELIVERY_AGENT),
    CUSTOMER: login(DEV_LOGINS.CUSTOMER),
  };
}

/** One statement, so that all change or none. */
async function setPasswords(pool: pg.Pool, credentials: DevCredentials): Promise<void> {
  const hashes = await Promise.all(Object.values(credentials).map(({ password }) => hashPassword(password)));
  const { rowCount } = await pool.query(
    `WITH login AS (
       SELECT * FROM unnest($1::text[], $2::text[]) AS login (email, password_hash)
     ), activated AS (
       UPDATE users u SET status = 'ACTIVE', must_change_password = false, updated_at = system_now()
         FROM login WHERE u.email = login.email
       RETURNING u.id, login.password_hash
     )
     INSERT INTO credentials AS c (user_id, password_hash, changed_at)
     SELECT id, password_hash, system_now() FROM activated
     ON CONFLICT (user_id) DO UPDATE SET password_hash = excluded.password_hash, changed_at = excluded.changed_at`,
    [EMAILS, hashes],
  );
  if (rowCount !== EMAILS.length) {
    throw new StartupError(
      `The development logins are incomplete: of ${EMAILS.join(', ')} only ${rowCount} are in the database.`,
    );
  }
}
