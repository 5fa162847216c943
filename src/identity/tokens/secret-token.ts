import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits cannot be guessed, so a plain digest is enough to store it. */
export const makeSecretToken = (): string => randomBytes(32).toString('base64url');

/** The digest that is stored instead of the token. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('base64url');
