import type { OperationDefinitionNode } from 'graphql';
import type { SelectionSource } from '../request/selection.ts';

/** One operation of a document, with coerced variables. */
export interface AskedOperation extends Pick<SelectionSource, 'fragments' | 'variables'> {
  readonly operation: OperationDefinitionNode;
}
