import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph.close());

/** Next to introspection, graphql-js executes the operation over what the compiler has read. */
const besideIntrospection = async (selection: string) => {
  const { data, errors } = await graph.ask(`{ __schema { queryType { name } } ${selection} }`);
  expect(errors).toBeUndefined();
  const { __schema: _, ...rest } = data;
  return rest;
};

describe('Beside introspection', () => {
  it.each([
    ['of a connection', '{ some: nodes { id } rest: edges { at: cursor it: node { name } } many: totalCount }'],
    ['of a page', '{ page: pageInfo { more: hasNextPage less: hasPreviousPage } }'],
    ['of figures', '{ all: aggregate { rows: count least: min { it: name } } most: aggregate { max { name } } }'],
    [
      'of groups',
      '{ groups: groupBy(keys: [{ field: STATUS }]) { by: key { it: status } of: aggregate { rows: count } } }',
    ],
  ])('aliases %s are answered as without it', async (_what, selection) => {
    const asked = `customers(first: 2) ${selection}`;
    expect(await besideIntrospection(asked)).toEqual((await graph.ask(`{ ${asked} }`)).data);
  });
});
