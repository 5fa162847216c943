import { randomBytes } from 'node:crypto';
import { hash, type Options, parseOptions, verify } from '@node-rs/argon2';
import bcrypt from 'bcryptjs';

/** OWASP's parameters for Argon2id, which with version 19 is also this package's default. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const satisfies Options;

const ARGON2ID = '$argon2id$v=19$';
/** A hash of the legacy application; its owner's next login replaces it. */
const BCRYPT = /^\$2[aby]\$\d\d\$[./0-9A-Za-z]{53}$/;

/** Longer ones are refused before any computation. */
export const MAX_PASSWORD_CHARACTERS = 256;

/** The same password typed on two keyboards may differ in code points; the compatibility form makes them equal. */
const bytesOf = (password: string): Buffer => Buffer.from(password.normalize('NFKC'), 'utf8');

export async function hashPassword(password: string): Promise<string> {
  if (password.length > MAX_PASSWORD_CHARACTERS) {
    throw new RangeError(`A password has at most ${MAX_PASSWORD_CHARACTERS} characters.`);
  }
  return hash(bytesOf(password), PARAMETERS);
}

let hashOfNobody: Promise<string> | undefined;

/**
 * Whether this password matches the hash. Without a hash (no such account, no password, disabled) the answer is no and takes as
 * long, so that the time does not reveal who has an account.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  if (password.length > MAX_PASSWORD_CHARACTERS) return false;
  // Awaited for every caller: if it were made only for unknown accounts, the first of them would take twice as long.
  hashOfNobody ??= hash(randomBytes(32), PARAMETERS);
  const nobody = await hashOfNobody;
  if (passwordHash !== null && BCRYPT.test(passwordHash)) return matchesBcrypt(passwordHash, password);
  const usable = passwordHash?.startsWith(ARGON2ID) ? passwordHash : null;
  const matches = await verify(usable ?? nobody, bytesOf(password));
  return matches && usable !== null;
}

/** bcrypt stops at a NUL, so a text that continues after one is another password. */
async function matchesBcrypt(passwordHash: string, password: string): Promise<boolean> {
  return !password.includes('\0') && (await bcrypt.compare(password, passwordHash));
}

/** True for a hash with outdated parameters: its owner's next login replaces it. */
export function needsRehash(passwordHash: string): boolean {
  if (!passwordHash.startsWith(ARGON2ID)) return true;
  const { memoryCost, timeCost, parallelism, outputLen } = parseOptions(passwordHash);
  return (
    memoryCost !== PARAMETERS.memoryCost ||
    timeCost !== PARAMETERS.timeCost ||
    parallelism !== PARAMETERS.parallelism ||
    outputLen !== PARAMETERS.outputLen
  );
}
