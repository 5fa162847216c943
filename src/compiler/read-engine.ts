import type { DocumentNode, GraphQLResolveInfo, OperationDefinitionNode } from 'graphql';
import type { Reader } from './sql.ts';

/**
 * Answers reads with one SQL statement each. Mutation payloads are read from the primary database, queries and live events from
 * the query pool, which may be a replica's.
 */
export interface ReadEngine {
  /**
   * A whole query operation, ready to run, or undefined if graphql-js must execute it (mutations, introspection). Expects coerced
   * variables. Throws RequestError for a caller's mistake, missing permission or exceeded limit; a later run fails only because
   * of the database or the answer's size.
   */
  prepare(request: OperationRequest): (() => Promise<Answer>) | undefined;

  /**
   * Refuses a mutation, before it writes, for what it selects below the rows of its payloads: throws RequestError as `prepare`
   * does. Payload fields that are not read by id (a session's viewer) are not judged. Expects coerced variables.
   */
  judgePayloads(request: OperationRequest): void;

  /** PostgreSQL's plan for it; `analyze`: after running it. Undefined as above. */
  explain(request: OperationRequest, options: { readonly analyze: boolean }): Promise<Explanation | undefined>;

  /** The value of one root field, with everything selected below it; a payload field may act as the root field that it names. */
  readField(info: GraphQLResolveInfo, reader: Reader, rootField?: string): Promise<unknown>;

  /** The row of `info`'s type with this id, with everything selected below it; null if the reader does not see it. */
  readRow(info: GraphQLResolveInfo, reader: Reader, id: string): Promise<unknown>;

  /**
   * The rows of `info`'s list with these ids, in their order, duplicates included: one statement and one cost for all. Null for
   * each row that does not exist or that the reader does not see.
   */
  readRows(info: GraphQLResolveInfo, reader: Reader, ids: readonly string[]): Promise<readonly unknown[]>;
}

/** What a field of a mutation's payload is read as: one row or several, by id. In the field's extensions, as `payload`. */
export type PayloadShape = 'row' | 'rows';

export interface Answer {
  /** The JSON text of the response's `data`. */
  readonly data: string;
  /** The most rows that it could have touched. */
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
  /** The document's source text: the key of compiled operations in the cache. */
  readonly source: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly reader: Reader;
}
