import { buildSchema, type OperationDefinitionNode, parse } from 'graphql';
import { expect, it } from 'vitest';
import { StatementCache } from '../../src/compiler/engine/statement-cache.ts';
import { VariableShapes } from '../../src/compiler/request/variable-shapes.ts';

const statement = (text: string) => ({ text, name: 'read', bind: () => [], cost: () => 1 });
const LIMITS = { maxStatements: 1_000, maxCharacters: 1_000, maxPrepared: 1 };

it('A cache of statements holds so many characters, keys included, and forgets the least recently used', () => {
  const cache = new StatementCache(LIMITS);
  for (const key of ['a', 'b', 'c']) cache.remember(key.repeat(100), statement('x'.repeat(300)));
  expect(cache.size).toBe(2);
  expect(cache.find('a'.repeat(100))).toBeUndefined();
  expect(cache.find('b'.repeat(100))?.prepared).toBe(true);
});

it('A statement longer than all that a cache may hold is run and not kept', () => {
  const cache = new StatementCache(LIMITS);
  expect(cache.remember('long', statement('x'.repeat(1_001))).statement.text).toHaveLength(1_001);
  expect(cache.find('long')).toBeUndefined();
});

it('Statements are compiled against the outline of the variables, which has the same shape and none of what callers wrote', () => {
  const schema = buildSchema(`
    enum Status { ACTIVE STOPPED }
    input Filter { and: [Filter!] name: String names: [String!] status: Status statuses: [Status!] isNull: Boolean none: Int }
    type Query { list(filter: Filter, first: Int, ids: [ID!]): Int }`);
  const document = parse('query ($filter: Filter, $first: Int, $ids: [ID!], $left: Int, $constructor: Int) { list }');
  const operation = document.definitions[0] as OperationDefinitionNode;
  const values = {
    filter: {
      and: [{ name: 'Asha', names: ['Asha'] }, { status: 'ACTIVE', statuses: ['ACTIVE'] }, {}],
      isNull: false,
      none: null,
    },
    first: 7,
    ids: ['1', '2'],
  };
  const shapes = new VariableShapes(schema);
  const outline = shapes.outline(operation, values);
  expect({ ...outline }).toEqual({
    filter: { and: [{ name: '', names: [] }, { status: 'ACTIVE', statuses: [] }, {}], isNull: false, none: null },
    first: '',
    ids: [],
  });
  expect(shapes.of(operation, outline)).toBe(shapes.of(operation, values));
});
