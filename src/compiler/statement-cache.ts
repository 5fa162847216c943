import { LRUCache } from 'lru-cache';
import type { Statement } from './statement.ts';

/** A compiled statement, and whether it has run before: what runs once only is not worth preparing on the server. */
export interface CachedStatement {
  readonly statement: Statement;
  prepared: boolean;
}

/** Compiled statements by document, role and variable shape; the least recently used leave. */
export class StatementCache {
  readonly #statements: LRUCache<string, CachedStatement>;

  constructor(maxStatements: number) {
    this.#statements = new LRUCache({ max: maxStatements });
  }

  get size(): number {
    return this.#statements.size;
  }

  getOrCompile(key: string, compile: () => Statement): CachedStatement {
    let cached = this.#statements.get(key);
    if (cached === undefined) {
      cached = { statement: compile(), prepared: false };
      this.#statements.set(key, cached);
    }
    return cached;
  }
}
