import { LRUCache } from 'lru-cache';
import type { Statement } from '../statement/statement.ts';

/** A compiled statement, and whether connections may prepare it under its name: not for its first run, which may be its last. */
export interface CachedStatement {
  readonly statement: Statement;
  /** What a reader must be allowed to ask for, for a whole operation; empty where that was seen to before. */
  readonly rootFields: readonly string[];
  prepared: boolean;
}

export interface StatementCacheLimits {
  readonly maxStatements: number;
  /** Of statements and of the keys that they are found by; what is longer than that alone is not kept. */
  readonly maxCharacters: number;
  readonly maxPrepared: number;
}

/**
 * Compiled statements by document, role and variable shape; the least recently used leave. Connections keep what they
 * have prepared, a plan of up to a megabyte each, so only so many of those that are here may be prepared at a time.
 */
export class StatementCache {
  readonly #statements: LRUCache<string, CachedStatement>;
  readonly #maxPrepared: number;
  #prepared = 0;

  constructor({ maxStatements, maxCharacters, maxPrepared }: StatementCacheLimits) {
    this.#maxPrepared = maxPrepared;
    this.#statements = new LRUCache({
      max: maxStatements,
      maxSize: maxCharacters,
      sizeCalculation: ({ statement }, key) => key.length + statement.text.length,
      dispose: (cached) => {
        if (cached.prepared) this.#prepared -= 1;
      },
    });
  }

  get size(): number {
    return this.#statements.size;
  }

  /** For another run of what is here. */
  find(key: string): CachedStatement | undefined {
    const cached = this.#statements.get(key);
    if (cached === undefined) return undefined;
    if (!cached.prepared && this.#prepared < this.#maxPrepared) {
      cached.prepared = true;
      this.#prepared += 1;
    }
    return cached;
  }

  /** For its first run. */
  remember(key: string, statement: Statement, rootFields: readonly string[] = []): CachedStatement {
    const cached = { statement, rootFields, prepared: false };
    this.#statements.set(key, cached);
    return cached;
  }
}
