import { type GraphQLField, type GraphQLObjectType, getNamedType, isObjectType } from 'graphql';
import { edgeOf, readingOf } from '../../../src/compiler/request/field-reading.ts';
import { nodeTypeOf } from '../node-type.ts';
import type { FieldPlan, GroupPlan } from './operation-plan.ts';
import { plain, TYPENAME, whole } from './plain-plan.ts';

const object = (name: string, typeName: string, fields: readonly FieldPlan[]): FieldPlan => ({
  ...plain(name),
  selection: { groups: [whole(typeName, fields)] },
});

/**
 * Of a connection: lists on its page together with the sum of what they add up to over the whole connection, which one look-up
 * serves. Chance alone seldom selects all of it at once. Undefined for any other type.
 */
export function listsWithTheirSums(type: GraphQLObjectType): GroupPlan | undefined {
  const fields = type.getFields();
  if (!type.name.endsWith('Connection') || fields.nodes === undefined || fields.aggregate === undefined)
    return undefined;
  const node = nodeTypeOf(fields.nodes.type);
  const [added] = Object.values(node.getFields()).flatMap((field) => {
    const reading = readingOf(field);
    return reading.kind === 'sum' ? [{ sum: field.name, list: reading.list }] : [];
  });
  const figures = getNamedType(fields.aggregate.type);
  const sums = isObjectType(figures) ? getNamedType(figures.getFields().sum?.type) : undefined;
  const list = Object.values(node.getFields()).find((field) => added?.list === listOf(field));
  if (added === undefined || list === undefined || !isObjectType(figures) || !isObjectType(sums)) return undefined;
  return whole(type.name, [
    object('nodes', node.name, [object(list.name, getNamedType(list.type).name, [TYPENAME])]),
    object('aggregate', figures.name, [object('sum', sums.name, [plain(added.sum)])]),
  ]);
}

function listOf(field: GraphQLField<unknown, unknown>): string | undefined {
  const edge = edgeOf(field);
  return edge?.shape === 'list' ? (edge.relation ?? field.name) : undefined;
}
