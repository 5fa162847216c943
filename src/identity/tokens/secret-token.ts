import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits: nobody guesses one, so a plain digest is enough to keep it by. */
export const makeSecretToken = (): string => randomBytes(32).toString('base64url');

/** What is in the database instead of the token. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('base64url');
