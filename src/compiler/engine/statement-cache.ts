import { LRUCache } from 'lru-cache';
import type { Statement } from '../statement/statement.ts';

/** A compiled statement, and whether connections may prepare it under its name: not on its first run, which may be its last. */
export interface CachedStatement {
  readonly statement: Statement;
  /** The permissions that a whole operation needs; empty if they were checked before. */
  readonly rootFields: readonly string[];
  prepared: boolean;
}

export interface StatementCacheLimits {
  readonly maxStatements: number;
  /** Maximum length of statements and their keys; longer ones are not cached. */
  readonly maxCharacters: number;
  readonly maxPrepared: number;
}

/**
 * Compiled statements by document, role and variable shape; the least recently used are evicted. Connections keep what they have
 * prepared, up to a megabyte of plan each, so the number of prepared statements is limited too.
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

  /** For another run of a cached statement. */
  find(key: string): CachedStatement | undefined {
    const cached = this.#statements.get(key);
    if (cached === undefined) return undefined;
    if (!cached.prepared && this.#prepared < this.#maxPrepared) {
      cached.prepared = true;
      this.#prepared += 1;
    }
    return cached;
  }

  /** For a statement's first run. */
  remember(key: string, statement: Statement, rootFields: readonly string[] = []): CachedStatement {
    const cached = { statement, rootFields, prepared: false };
    this.#statements.set(key, cached);
    return cached;
  }
}
