import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordStatements } from '../support/statements.ts';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph.close());

describe('A document that is nested too deeply to be read', () => {
  it.each([
    ['fields', '{a'.repeat(20_000)],
    ['lists', `{customer(id:${'['.repeat(2_400)}${']'.repeat(2_400)}){id}}`],
    ['lists without an end', `{customer(id:${'['.repeat(4_900)}`],
    ['objects without an end', `{customer(id:${'{a:'.repeat(1_600)}`],
    ['types', `query ($a: ${'['.repeat(4_900)}) { viewer { kind } }`],
  ])('of %s is refused, by anybody', async (_, query) => {
    const { status, errors } = await graph.ask(query, {}, null);
    expect(status).toBe(400);
    expect(['LIMIT_EXCEEDED', 'GRAPHQL_PARSE_FAILED', 'BAD_USER_INPUT']).toContain(errors?.[0]?.extensions.code);
  });
});

describe('A page size that is not allowed', () => {
  it.each([
    ['-1', 'BAD_USER_INPUT'],
    ['501', 'LIMIT_EXCEEDED'],
    ['2147483647', 'LIMIT_EXCEEDED'],
  ])('of %s is refused where no rows are asked for, too', async (size, code) => {
    for (const answer of [
      await graph.ask(`{ customers(first: ${size}) { totalCount } }`),
      await graph.ask('query ($n: Int) { customers(last: $n) { totalCount } }', { n: Number(size) }),
    ]) {
      expect([answer.status, answer.errors?.[0]?.extensions.code]).toEqual([400, code]);
    }
  });
});

describe('What a caller gets wrong', () => {
  it.each([
    ['an id that is no UUID', 'query { customer(id: "42") { id } }', {}, 'customer.id: "42" is not a UUID.'],
    ['an id with a NUL', 'query ($id: ID!) { order(id: $id) { id } }', { id: 'a\0b' }, 'is not a UUID'],
    ['an id that is an object', 'query ($id: ID!) { order(id: $id) { id } }', { id: {} }, 'ID cannot represent'],
    [
      'a filter on an id that is no UUID',
      '{ orders(filter: { id: { in: ["x"] } }) { totalCount } }',
      {},
      'orders.filter.id.in: "x" is not a UUID.',
    ],
    [
      'text with a NUL',
      'query ($t: String!) { customers(filter: { name: { eq: $t } }) { totalCount } }',
      { t: 'a\0b' },
      'NUL',
    ],
    [
      'a day that does not exist',
      '{ orders(filter: { deliveryDate: { eq: "2026-02-30" } }) { totalCount } }',
      {},
      'Date',
    ],
    [
      'a day in a variable that does not exist',
      'query ($d: Date!) { orders(filter: { deliveryDate: { eq: $d } }) { totalCount } }',
      { d: '31/03/2026' },
      'Date',
    ],
    [
      'an amount that is a float',
      'query ($a: Decimal!) { payments(filter: { amount: { eq: $a } }) { totalCount } }',
      { a: 1.5 },
      'Decimal',
    ],
    ['an amount that is no number', '{ payments(filter: { amount: { gt: "1e9" } }) { totalCount } }', {}, 'Decimal'],
    ['a variable that is missing', 'query ($id: ID!) { customer(id: $id) { id } }', {}, '$id'],
    ['a variable of the wrong type', 'query ($n: Int) { customers(first: $n) { totalCount } }', { n: 'many' }, '$n'],
    ['an enum value that is none', '{ orders(filter: { status: { eq: LOST } }) { totalCount } }', {}, 'LOST'],
    [
      'both look-ups of an invoice',
      '{ invoice(id: "018f0000-0000-7000-8000-000000000000", number: "1") { id } }',
      {},
      'exactly one',
    ],
    ['neither look-up of an invoice', '{ invoice { id } }', {}, 'exactly one'],
    ['a field that does not exist', '{ customers { nodes { password } } }', {}, 'password'],
    [
      'more sort keys than allowed',
      `{ customers(orderBy: [${'{ field: NAME, direction: ASC },'.repeat(6)}]) { totalCount nodes { id } } }`,
      {},
      'at most 5',
    ],
  ])('%s: is refused with status 400, before the database is queried', async (_name, query, variables, message) => {
    let answer: Awaited<ReturnType<TestGraph['ask']>> | undefined;
    const statements = await recordStatements(async () => {
      answer = await graph.ask(query, variables);
    });
    expect(answer?.status).toBe(400);
    expect(answer?.data).toBeUndefined();
    expect(answer?.errors?.[0]?.message).toContain(message);
    expect(answer?.errors?.[0]?.extensions.code).toMatch(/^(BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED|LIMIT_EXCEEDED)$/);
    expect(answer?.text).not.toMatch(/SELECT|node_modules|\bat .+\.ts:/);
    expect(statements).toEqual([]);
  });

  it.each([
    "x' OR 1=1 --",
    '"; DROP TABLE customers; --',
    '$1',
    '%',
    '_',
    '\\',
    '\u202e',
    '😀',
    "');SELECT pg_sleep(9)--",
    '{}',
    '[null]',
  ])('hostile text %j is only text', async (text) => {
    const query = `query ($t: String!, $p: PhoneNumber) { customers(filter: { or: [{ name: { eq: $t } }, { name: { contains: $t } }, { name: { startsWith: $t } }, { area: { name: { in: [$t] } } }] }) { totalCount } }`;
    const { status, errors } = await graph.ask(query.replace(', $p: PhoneNumber', ''), { t: text });
    expect({ status, errors }).toEqual({ status: 200, errors: undefined });
  });
});
