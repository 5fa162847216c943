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

const PageInfo = new GraphQLObjectType({
  name: 'PageInfo',
  description:
    'Where a page is in its list. Cursors are opaque and work only for the same field with the same ordering.',
  fields: readByResponseKey({
    hasNextPage: { type: new GraphQLNonNull(GraphQLBoolean), description: 'Whether rows follow this page.' },
    hasPreviousPage: {
      type: new GraphQLNonNull(GraphQLBoolean),
      description: 'Whether rows precede this page. Always true after a cursor; the server does not check.',
    },
    startCursor: { type: GraphQLString, description: 'Cursor of the first row; null if the page is empty.' },
    endCursor: { type: GraphQLString, description: 'Cursor of the last row, for `after`; null if the page is empty.' },
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
    description: `One ${node.name} in a list, with its cursor.`,
    fields: () =>
      readByResponseKey({
        cursor: {
          type: new GraphQLNonNull(GraphQLString),
          description: 'Opaque position in the list, for `after` or `before`.',
        },
        node: { type: new GraphQLNonNull(node), description: `The ${node.name}.` },
      }),
  });
  return new GraphQLObjectType({
    name: `${node.name}Connection`,
    description: `A page of a list of ${node.name}.`,
    fields: () =>
      readByResponseKey({
        edges: { type: listOf(edge), description: 'The rows of the page, each with its cursor.' },
        nodes: { type: listOf(node), description: 'The rows of the page.' },
        pageInfo: { type: new GraphQLNonNull(PageInfo), description: 'Where the page is in the list.' },
        totalCount: {
          type: new GraphQLNonNull(GraphQLInt),
          description: 'Number of rows in the whole filtered list, counted only when selected.',
        },
        aggregate: {
          type: new GraphQLNonNull(aggregate),
          description: 'Figures over the whole filtered list, computed only when selected.',
        },
        groupBy: {
          type: listOf(group),
          args: {
            keys: {
              type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(groupBy))),
              description:
                'Keys to group by, most important first; groups are returned in the order of these keys. At most 8 (`MAX_GROUP_KEYS`).',
            },
          },
          description:
            'Figures over each group of the whole filtered list. LIMIT_EXCEEDED if there are more than 5,000 groups (`MAX_GROUPS`).',
        },
      }),
  });
}

const listOf = (type: GraphQLObjectType) => new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type)));
