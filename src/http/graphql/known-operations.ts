import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** An operation that has been parsed, validated under every limit, and answered by one statement. */
export interface KnownOperation {
  readonly source: string;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/** The same bound as for parsed documents: about 100 bytes of memory for each character of source. */
const MAX_SOURCE_CHARACTERS = 500_000;

/** Operations that need no second check: clients send the same few documents over and over. */
export class KnownOperations {
  readonly #operations = new LRUCache<string, KnownOperation>({
    maxSize: MAX_SOURCE_CHARACTERS,
    sizeCalculation: ({ source }) => source.length + 100,
  });

  find(source: string, operationName: string | undefined): KnownOperation | undefined {
    return this.#operations.get(keyOf(source, operationName));
  }

  remember(operationName: string | undefined, known: KnownOperation): void {
    this.#operations.set(keyOf(known.source, operationName), known);
  }
}

const keyOf = (source: string, operationName: string | undefined): string =>
  operationName === undefined ? source : `${operationName}\n${source}`;
