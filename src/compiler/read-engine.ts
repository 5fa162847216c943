import type { DocumentNode, GraphQLResolveInfo, OperationDefinitionNode } from 'graphql';
import type { Reader } from './sql.ts';

/**
 * Answers reads with one SQL statement each. What is below a mutation is read from the database that was written to;
 * queries and live events are read from the pool for queries, which may be a replica's.
 */
export interface ReadEngine {
  /**
   * A whole query operation, ready to run, or undefined if graphql-js must execute it (mutations, introspection).
   * Expects coerced variables. Throws RequestError for what the caller may not do or has got wrong, limits included:
   * what fails later, when it runs, is the database's failure or the answer's size.
   */
  prepare(request: OperationRequest): (() => Promise<Answer>) | undefined;

  /** How PostgreSQL would answer it; `analyze`: how it does. Undefined as above. */
  explain(request: OperationRequest, options: { readonly analyze: boolean }): Promise<Explanation | undefined>;

  /** The value of one root field, with everything selected below it; a payload's field may stand for the root field that it names. */
  readField(info: GraphQLResolveInfo, reader: Reader, rootField?: string): Promise<unknown>;

  /** The row of `info`'s type with this id, with everything selected below it; null if the reader does not see it. */
  readRow(info: GraphQLResolveInfo, reader: Reader, id: string): Promise<unknown>;

  /**
   * The rows of `info`'s list with these ids, in their order and as often as they are asked for: one statement, one cost for
   * all. Null in the place of each that is not there or that the reader does not see.
   */
  readRows(info: GraphQLResolveInfo, reader: Reader, ids: readonly string[]): Promise<readonly unknown[]>;
}

export interface Answer {
  /** The JSON text of the response's `data`. */
  readonly data: string;
  /** Rows that it could have touched. */
  readonly cost: number;
}

export interface Explanation {
  readonly sql: string;
  readonly values: readonly unknown[];
  readonly cost: number;
  readonly costLimit: number;
  /** PostgreSQL's plan, line by line. */
  readonly plan: readonly string[];
}

export interface OperationRequest {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** The document's source text, which the cache of compiled operations is keyed by. */
  readonly source: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly reader: Reader;
}
