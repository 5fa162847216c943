import { type GraphQLObjectType, type GraphQLSchema, getNamedType, isObjectType, type SelectionSetNode } from 'graphql';
import type { PayloadShape } from '../read-engine.ts';
import { selectedFields, subSelections } from '../request/selection.ts';
import type { AskedOperation } from './asked-operation.ts';

/** A row or rows that a mutation selects from its payload. */
export interface PayloadRead {
  /** Response keys, as in `updateArea.area`. */
  readonly path: string;
  readonly type: GraphQLObjectType;
  readonly what: PayloadShape;
  readonly selections: readonly SelectionSetNode[];
}

/** All of them, before any of its verbs has run; none of an operation that is not a mutation. */
export function* payloadReads(
  schema: GraphQLSchema,
  { operation, fragments, variables }: AskedOperation,
): Generator<PayloadRead> {
  const mutation = schema.getMutationType();
  if (operation.operation !== 'mutation' || mutation == null) return;
  const source = { schema, fragments, variables };
  for (const verb of selectedFields(source, mutation, [operation.selectionSet])) {
    const payload = getNamedType(mutation.getFields()[verb.name]?.type);
    if (!isObjectType(payload)) continue;
    for (const selected of selectedFields(source, payload, subSelections(verb))) {
      const field = payload.getFields()[selected.name];
      const what = field?.extensions.payload as PayloadShape | undefined;
      if (field === undefined || what === undefined) continue;
      const type = getNamedType(field.type) as GraphQLObjectType;
      const path = `${verb.responseKey}.${selected.responseKey}`;
      yield { path, type, what, selections: subSelections(selected) };
    }
  }
}
