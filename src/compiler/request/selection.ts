import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** The context for reading one operation's selections. */
export interface SelectionSource {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** One field of a response object: its key and all of its nodes (their sub-selections are merged). */
export interface SelectedField {
  readonly responseKey: string;
  readonly name: string;
  readonly nodes: readonly FieldNode[];
}

/** The fields selected on an object type, in response order, with fragments merged and `@include`/`@skip` applied. */
export function selectedFields(
  source: SelectionSource,
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
): readonly SelectedField[] {
  const byKey = new Map<string, FieldNode[]>();
  const visited = new Set<string>();

  function visit(selections: readonly SelectionNode[]): void {
    for (const selection of selections) {
      if (!isIncluded(source, selection)) continue;
      if (selection.kind === 'Field') {
        const key = selection.alias?.value ?? selection.name.value;
        const nodes = byKey.get(key);
        if (nodes === undefined) byKey.set(key, [selection]);
        else nodes.push(selection);
      } else if (selection.kind === 'InlineFragment') {
        if (applies(source.schema, type, selection.typeCondition?.name.value)) visit(selection.selectionSet.selections);
      } else if (!visited.has(selection.name.value)) {
        visited.add(selection.name.value);
        const fragment = source.fragments[selection.name.value];
        if (fragment !== undefined && applies(source.schema, type, fragment.typeCondition.name.value)) {
          visit(fragment.selectionSet.selections);
        }
      }
    }
  }

  for (const selectionSet of selectionSets) visit(selectionSet.selections);
  return [...byKey].map(([responseKey, nodes]) => ({ responseKey, name: nodes[0]?.name.value ?? '', nodes }));
}

/** The selections below a field, from all of its nodes. */
export const subSelections = (field: SelectedField): readonly SelectionSetNode[] =>
  field.nodes.flatMap((node) => (node.selectionSet === undefined ? [] : [node.selectionSet]));

function isIncluded(source: SelectionSource, node: SelectionNode): boolean {
  if (node.directives === undefined || node.directives.length === 0) return true;
  if (getDirectiveValues(GraphQLSkipDirective, node, source.variables)?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, source.variables)?.if !== false;
}

function applies(schema: GraphQLSchema, type: GraphQLObjectType, condition: string | undefined): boolean {
  if (condition === undefined || condition === type.name) return true;
  const conditionType = schema.getType(condition);
  return isAbstractType(conditionType) && schema.isSubType(conditionType, type);
}
