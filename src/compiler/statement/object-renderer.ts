import type { GraphQLObjectType, SelectionSetNode } from 'graphql';
import type { CompileContext } from './compile-context.ts';
import type { JsonValue } from './json.ts';
import type { ObjectRow } from './table-row.ts';

/** Renders an object's selections; handed down to the edges, which hold objects that hold edges. */
export type ObjectSql = (
  context: CompileContext,
  type: GraphQLObjectType,
  row: ObjectRow | undefined,
  selectionSets: readonly SelectionSetNode[],
) => JsonValue;
