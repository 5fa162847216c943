import type { DocumentNode, GraphQLResolveInfo, OperationDefinitionNode } from 'graphql';
import type { Reader } from './row.ts';

/** Answers reads with one SQL statement each. */
export interface ReadEngine {
  /**
   * A whole query operation as the JSON text of its `data`, or undefined where graphql-js must execute it (mutations,
   * introspection). Expects coerced variables. Throws RequestError for what the caller may not do or has got wrong.
   */
  answer(request: OperationRequest): Promise<string> | undefined;

  /** The value of one root field (or of a payload's field that stands for a root field), with everything selected below it. */
  readField(info: GraphQLResolveInfo, reader: Reader): Promise<unknown>;

  /** The row of `info`'s type with this id, with everything selected below it; null where the reader does not see it. */
  readRow(info: GraphQLResolveInfo, reader: Reader, id: string): Promise<unknown>;
}

export interface OperationRequest {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** The document's source text, which the cache of compiled operations is keyed by. */
  readonly source: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly reader: Reader;
}
