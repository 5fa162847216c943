import {
  GraphQLBoolean,
  type GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
} from 'graphql';
import { readByResponseKey } from './by-response-key.ts';

export const PageInfo = new GraphQLObjectType({
  name: 'PageInfo',
  description:
    'Where a page stands in its list. Cursors are opaque and serve only the same field with the same ordering.',
  fields: readByResponseKey({
    hasNextPage: { type: new GraphQLNonNull(GraphQLBoolean), description: 'Whether rows follow this page.' },
    hasPreviousPage: {
      type: new GraphQLNonNull(GraphQLBoolean),
      description: 'Whether rows stand before this page. After a cursor this is true without a look.',
    },
    startCursor: { type: GraphQLString, description: 'Cursor of the first row; null on an empty page.' },
    endCursor: { type: GraphQLString, description: 'Cursor of the last row, for `after`; null on an empty page.' },
  }),
});

/** The `XConnection` type of a type, with its `XEdge`. */
export function connectionType(
  node: GraphQLObjectType,
  aggregate: GraphQLObjectType,
  group: GraphQLObjectType,
  groupBy: GraphQLInputObjectType,
): GraphQLObjectType {
  const edge = new GraphQLObjectType({
    name: `${node.name}Edge`,
    description: `One ${node.name} of a list, with its cursor.`,
    fields: () =>
      readByResponseKey({
        cursor: {
          type: new GraphQLNonNull(GraphQLString),
          description: 'Opaque place in the list, for `after` or `before`.',
        },
        node: { type: new GraphQLNonNull(node), description: `The ${node.name}.` },
      }),
  });
  return new GraphQLObjectType({
    name: `${node.name}Connection`,
    description: `A page of a list of ${node.name}.`,
    fields: () =>
      readByResponseKey({
        edges: { type: listOf(edge), description: 'The rows of the page with their cursors.' },
        nodes: { type: listOf(node), description: 'The rows of the page.' },
        pageInfo: { type: new GraphQLNonNull(PageInfo), description: 'Where the page stands in the list.' },
        totalCount: {
          type: new GraphQLNonNull(GraphQLInt),
          description: 'Rows of the whole list under its filter, counted only when selected.',
        },
        aggregate: {
          type: new GraphQLNonNull(aggregate),
          description: 'Figures over the whole list under its filter, computed only when selected.',
        },
        groupBy: {
          type: listOf(group),
          args: {
            keys: {
              type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(groupBy))),
              description:
                'What the rows of one group have in common, most important key first; groups come in this order. At most 8 (`MAX_GROUP_KEYS`).',
            },
          },
          description:
            'Figures over each group of the whole list under its filter. LIMIT_EXCEEDED beyond 5,000 groups (`MAX_GROUPS`).',
        },
      }),
  });
}

const listOf = (type: GraphQLObjectType) => new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type)));
