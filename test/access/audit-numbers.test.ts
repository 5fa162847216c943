import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { changedFields, type Facts, recordEvent } from '../../src/access/audit.ts';
import { Prisma } from '../../src/generated/prisma/client.ts';
import { inTransaction } from '../../src/platform/transaction.ts';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph.close());

const CALLER = { ip: null, userAgent: null, requestId: 'test' };
const FIELDS = 'auditEvents(first: 200, filter: { action: { startsWith: "test." } }) { nodes { action before after } }';

async function record(action: string, after: Facts, before?: Facts): Promise<void> {
  const change = { entityType: 'Test', entityId: null, before, after };
  await inTransaction(graph.database, async (tx) =>
    recordEvent(tx, CALLER, { kind: 'SYSTEM', id: null }, `test.${action}`, change),
  );
}

const numbersIn = (text: string): readonly string[] => text.match(/(?<=[[{:, ])-?\d[\d.eE+-]*(?=[\]},])/g) ?? [];

/** The events as PostgreSQL wrote them into the answer, and as graphql-js did after parsing them. */
async function bothWays() {
  const [passed, walked] = await Promise.all([
    graph.ask(`{ ${FIELDS} }`),
    graph.ask(`{ __schema { queryType { name } } ${FIELDS} }`),
  ]);
  expect([passed.errors, walked.errors]).toEqual([undefined, undefined]);
  const { nodes } = passed.data.auditEvents;
  expect(walked.data.auditEvents.nodes).toEqual(nodes);
  expect(numbersIn(walked.text)).toEqual(numbersIn(passed.text));
  return nodes as { action: string; before: Facts | null; after: Facts }[];
}

it('keeps every digit of a number, by keeping as text what a double would change', async () => {
  const amounts = { count: 3, least: -9007199254740991, amount: new Prisma.Decimal('123456789012.50') };
  await record('numbers', {
    ...amounts,
    beyond: 9007199254740993n,
    large: 2 ** 53,
    larger: 1e21,
    fraction: 0.1 + 0.2,
    tiny: 1e-7,
    none: Number.NaN,
    list: [1, 0.5, { deep: 12345678901234567890n }],
  });
  const [event] = (await bothWays()).filter(({ action }) => action === 'test.numbers');
  expect(event?.after).toEqual({
    ...{ count: 3, least: -9007199254740991, amount: '123456789012.5' },
    beyond: '9007199254740993',
    large: '9007199254740992',
    larger: '1e+21',
    fraction: '0.30000000000000004',
    tiny: '1e-7',
    none: 'NaN',
    list: [1, '0.5', { deep: '12345678901234567890' }],
  });
});

it('answers the same both ways, whatever is recorded', async () => {
  const value = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(null, true, false),
      fc.string({ unit: fc.constantFrom('a', '1', 'é', '"', ' ', '-', '.') }),
      fc.double(),
      fc.maxSafeInteger(),
      fc.bigInt(),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('a', 'amount', 'beforeTax'), tie('value'), { maxKeys: 3 }),
    ),
  })).value;
  const facts = fc.dictionary(fc.constantFrom('x', 'route', 'quantity'), value, { maxKeys: 3 });
  const samples = fc.sample(facts, { numRuns: 80, seed: 88 });
  for (const [n, sample] of samples.entries()) await record(`any.${n}`, sample as Facts, { x: n });
  const events = (await bothWays()).filter(({ action }) => action.startsWith('test.any.'));
  expect(events).toHaveLength(80);
});

it('distinguishes large numbers when it looks for changes', () => {
  expect(changedFields({ n: 9007199254740992n }, { n: 9007199254740993n })).toEqual({
    before: { n: 9007199254740992n },
    after: { n: 9007199254740993n },
  });
  expect(changedFields({ n: 9007199254740993n }, { n: 9007199254740993n })).toBeUndefined();
});
