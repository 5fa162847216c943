import { LRUCache } from 'lru-cache';
import type { Statement } from './statement.ts';

/** A compiled statement, and whether connections may prepare it under its name. */
export interface CachedStatement {
  readonly statement: Statement;
  /** Runs so far. What runs once only is not worth preparing on the server. */
  runs: number;
  prepared: boolean;
}

/**
 * Compiled statements by document, role and variable shape; the least recently used leave. Connections keep what they
 * have prepared, a plan of up to a megabyte each, so only so many of those that are here may be prepared at a time.
 */
export class StatementCache {
  readonly #statements: LRUCache<string, CachedStatement>;
  readonly #maxPrepared: number;
  #prepared = 0;

  constructor({ maxStatements, maxPrepared }: { maxStatements: number; maxPrepared: number }) {
    this.#maxPrepared = maxPrepared;
    this.#statements = new LRUCache({
      max: maxStatements,
      dispose: (cached) => {
        if (cached.prepared) this.#prepared -= 1;
      },
    });
  }

  get size(): number {
    return this.#statements.size;
  }

  getOrCompile(key: string, compile: () => Statement): CachedStatement {
    let cached = this.#statements.get(key);
    if (cached === undefined) {
      cached = { statement: compile(), runs: 0, prepared: false };
      this.#statements.set(key, cached);
    }
    cached.runs += 1;
    if (!cached.prepared && cached.runs > 1 && this.#prepared < this.#maxPrepared) {
      cached.prepared = true;
      this.#prepared += 1;
    }
    return cached;
  }
}
