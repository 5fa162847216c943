import { GraphQLInt, parse } from 'graphql';
import type { Viewer } from '../../src/access/viewer.ts';
import type { OperationPlan } from './generator/operation-plan.ts';
import { ID, plain, whole } from './generator/plain-plan.ts';
import { renderOperation } from './generator/render-operation.ts';
import type { Walk } from './generator/walk-arbitrary.ts';
import type { GraphUnderTest } from './graph-under-test.ts';
import type { Oracle } from './oracle.ts';

interface Page {
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

const MOST_ROWS = 100_000;

/** The ids of a list, as the oracle reads it at once. */
export function readWhole(oracle: Oracle, viewer: Viewer | null, walk: Walk): readonly string[] {
  const { source, operationName, variables } = renderOperation(planOf({ ...walk, size: MOST_ROWS, backward: false }));
  const { data } = oracle.answer(parse(source), operationName, variables, viewer);
  return (data as Record<string, Page>)[walk.field]?.nodes.map(({ id }) => id) ?? [];
}

/** The ids of a list, read page by page from its start or, backward, from its end; in the list's order. */
export async function walkPages(graph: GraphUnderTest, viewer: Viewer | null, walk: Walk): Promise<readonly string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  while (ids.length <= MOST_ROWS) {
    const { nodes, pageInfo }: Page = await readPage(graph, viewer, walk, cursor);
    const found = nodes.map(({ id }) => id);
    if (walk.backward) ids.unshift(...found);
    else ids.push(...found);
    cursor = walk.backward ? pageInfo.startCursor : pageInfo.endCursor;
    if (!(walk.backward ? pageInfo.hasPreviousPage : pageInfo.hasNextPage)) return ids;
  }
  throw new Error('The list does not end.');
}

async function readPage(
  graph: GraphUnderTest,
  viewer: Viewer | null,
  walk: Walk,
  cursor: string | null,
): Promise<Page> {
  const { data, codes } = await graph.passThrough({
    ...renderOperation(planOf(walk), cursor === null ? new Map() : new Map([['from1', cursor]])),
    viewer,
  });
  if (codes.length > 0) throw new Error(`A page of ${walk.field} was refused with ${codes[0]}.`);
  return (data as Record<string, Page>)[walk.field] as Page;
}

function planOf({ field, node, args, size, backward }: Walk): OperationPlan {
  const rows = { kind: 'leaf', type: GraphQLInt, writing: 'variable', value: size, other: size } as const;
  const nodes = { ...plain('nodes'), selection: { groups: [whole(node, [ID])] } };
  const places = ['hasNextPage', 'hasPreviousPage', 'startCursor', 'endCursor'].map(plain);
  const pageInfo = { ...plain('pageInfo'), selection: { groups: [whole('PageInfo', places)] } };
  const list = {
    ...plain(field),
    args: [...args, [backward ? 'last' : 'first', rows] as const],
    continued: { pick: 0, asVariable: true },
    selection: { groups: [whole(`${node}Connection`, [nodes, pageInfo])] },
  };
  return { root: { groups: [whole('Query', [list])] }, beside: null };
}
