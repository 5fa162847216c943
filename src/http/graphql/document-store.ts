import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** A parsed document takes about 100 bytes of memory for each character of its source. */
const MAX_SOURCE_CHARACTERS = 500_000;

/** Parsed and validated documents, for Apollo's `documentStore`; the least recently used are evicted. */
export class DocumentStore {
  readonly #documents = new LRUCache<string, DocumentNode>({
    maxSize: MAX_SOURCE_CHARACTERS,
    sizeCalculation: (document) => document.loc?.source.body.length ?? 1_000,
  });

  async get(key: string): Promise<DocumentNode | undefined> {
    return this.#documents.get(key);
  }

  async set(key: string, document: DocumentNode): Promise<void> {
    this.#documents.set(key, document);
  }

  async delete(key: string): Promise<boolean> {
    return this.#documents.delete(key);
  }
}
