import { LRUCache } from 'lru-cache';
import type { UserViewer } from '../../access/viewer.ts';

interface Verified {
  readonly viewer: UserViewer;
  readonly expiresAtMs: number;
}

/** About 7 MB of tokens; evicted ones are verified again, which takes 0.4 ms. */
const MAX_TOKENS = 10_000;

/** Tokens whose signature has been verified, until they expire. Failures are not remembered. */
export class VerifiedTokens {
  readonly #tokens = new LRUCache<string, Verified>({ max: MAX_TOKENS });

  remember(token: string, viewer: UserViewer, expiresAtMs: number): void {
    this.#tokens.set(token, { viewer, expiresAtMs });
  }

  find(token: string, nowMs: number): UserViewer | undefined {
    const verified = this.#tokens.get(token);
    if (verified === undefined) return undefined;
    if (verified.expiresAtMs > nowMs) return verified.viewer;
    this.#tokens.delete(token);
    return undefined;
  }
}
