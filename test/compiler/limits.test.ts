import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph.close());

const exceeded = (message: string) => [expect.objectContaining({ message, extensions: { code: 'LIMIT_EXCEEDED' } })];

async function costOf(query: string, variables: Record<string, unknown> = {}): Promise<number> {
  const viewer = await graph.viewer('admin@earlybird.example');
  const response = await graph.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { authorization: `Bearer ${(await graph.tokens.issue(viewer)).accessToken}` },
    payload: { query, variables, extensions: { cost: true } },
  });
  const body = JSON.parse(response.body);
  expect(body.errors).toBeUndefined();
  return body.extensions.cost;
}

describe('The cost of an operation', () => {
  it('is returned on request, and only then', async () => {
    expect(await costOf('{ areas { name } }')).toBe(5);
    expect((await graph.ask('{ areas { name } }')).text).not.toContain('extensions');
  });

  it.each([
    ['a page costs its rows', '{ customers(first: 10) { nodes { name } } }', 10],
    ['25 where nobody says', '{ customers { nodes { name } } }', 25],
    [
      'each row with what is below it',
      '{ customers(first: 10) { nodes { orders(first: 3) { nodes { id } } } } }',
      10 * (1 + 3),
    ],
    ['an edge to one row costs one', '{ customers(first: 10) { nodes { area { name } } } }', 10 * (1 + 1)],
    ['a short list costs five', '{ orders(first: 10) { nodes { items { quantity } } } }', 10 * (1 + 5)],
    [
      'a count costs a hundred, as often as it is asked',
      '{ customers(first: 10) { totalCount nodes { orders { totalCount } } } }',
      100 + 10 * (1 + 100),
    ],
    [
      'an alias costs as much again',
      '{ a: customers(first: 10) { nodes { id } } b: customers(first: 10) { nodes { id } } }',
      20,
    ],
  ])('%s', async (_name, query, cost) => {
    expect(await costOf(query)).toBe(cost);
  });

  it('follows a page size that is a variable', async () => {
    const query = 'query ($n: Int!) { customers(first: $n) { nodes { orders(first: $n) { nodes { id } } } } }';
    expect(await costOf(query, { n: 3 })).toBe(3 * 4);
    expect(await costOf(query, { n: 100 })).toBe(100 * 101);
  });

  it('leaves room for the headline and for an analyst’s month', async () => {
    const [ledger, month] = await Promise.all(
      ['frontend-customer-ledger', 'analyst-month'].map((name) =>
        readFile(`examples/operations/${name}.graphql`, 'utf8'),
      ),
    );
    const { customerId } = await graph.viewer('customer@earlybird.example');
    const area = (await graph.ask('{ areas { id } }')).data.areas[0].id;
    expect(await costOf(ledger as string, { id: customerId })).toBeLessThan(500_000 / 100);
    expect(await costOf(month as string, { area, from: '2026-02-01', to: '2026-03-01' })).toBeLessThan(500_000 / 2);
  });

  it('beyond the limit is refused by its figure, before anything runs', async () => {
    const query = '{ customers(first: 500) { nodes { orders(first: 500) { nodes { items { id } } } } } }';
    const { errors, status } = await graph.ask(query);
    expect(status).toBe(400);
    expect(errors).toEqual([
      expect.objectContaining({
        message:
          'This operation could touch 1,500,500 rows; at most 500,000 are allowed. Request smaller pages or fewer nested lists.',
        extensions: { code: 'LIMIT_EXCEEDED' },
      }),
    ]);
  });
});

describe('A page size', () => {
  it.each([
    ['first: 501', 'LIMIT_EXCEEDED', /first is 501; at most 500 rows are allowed on a page/],
    ['first: 2147483647', 'LIMIT_EXCEEDED', /first is 2147483647/],
    ['last: 501', 'LIMIT_EXCEEDED', /last is 501/],
    ['first: -1', 'BAD_USER_INPUT', /first is -1; it must be 0 or more/],
  ])('%s is refused', async (size, code, message) => {
    const { errors } = await graph.ask(`{ customers(${size}) { nodes { id } } }`);
    expect(errors).toEqual([
      expect.objectContaining({ message: expect.stringMatching(message), extensions: { code } }),
    ]);
  });
});

describe('Deep filters', () => {
  const nested = (depth: number) =>
    Array.from({ length: depth }).reduce<object>((inner) => ({ not: inner }), { status: { eq: 'ACTIVE' } });
  const QUERY = 'query ($filter: CustomerFilter) { customers(filter: $filter) { totalCount } }';

  it('of a reasonable depth are answered', async () => {
    const [even, plain] = await Promise.all([
      graph.ask(QUERY, { filter: nested(8) }),
      graph.ask(QUERY, { filter: nested(0) }),
    ]);
    expect(even.errors).toBeUndefined();
    expect(even.data).toEqual(plain.data);
  });

  it.each([30, 100, 5_000, 50_000])('of %d levels are refused, and the server lives on', async (depth) => {
    const filter = `${'{"not":'.repeat(depth)}{}${'}'.repeat(depth)}`;
    const { accessToken } = await graph.tokens.issue(await graph.viewer('admin@earlybird.example'));
    const response = await graph.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
      payload: `{"query":${JSON.stringify(QUERY)},"variables":{"filter":${filter}}}`,
    });
    expect(JSON.parse(response.body).errors).toEqual([
      expect.objectContaining({
        message:
          depth <= 50
            ? 'A filter is nested 21 levels deep or deeper; at most 20 levels are allowed. Simplify the filter.'
            : 'The variables are nested 51 levels deep or deeper; at most 50 levels are allowed.',
        extensions: { code: 'LIMIT_EXCEEDED' },
      }),
    ]);
    expect((await graph.ask('{ areas { name } }')).errors).toBeUndefined();
  });

  it('meet their own limit before that of the variables that hold them', async () => {
    // Each level is an object in a list of its own: nothing nests variables deeper.
    const listed = (levels: number) =>
      Array.from({ length: levels }).reduce<object>((inner) => ({ and: [inner] }), { status: { eq: 'ACTIVE' } });
    expect((await graph.ask(QUERY, { filter: listed(17) })).errors).toBeUndefined();
    const { errors } = await graph.ask(QUERY, { filter: listed(18) });
    expect(errors?.map(({ message }) => message)).toEqual([
      'A filter is nested 21 levels deep or deeper; at most 20 levels are allowed. Simplify the filter.',
    ]);
  });

  it('of very many conditions are refused by their number', async () => {
    const filter = { or: Array.from({ length: 300 }, () => ({ status: { eq: 'ACTIVE' } })) };
    const { errors } = await graph.ask(QUERY, { filter });
    expect(errors).toEqual(
      exceeded(
        'The filters of this operation have 201 conditions or more; at most 200 are allowed. Use fewer conditions.',
      ),
    );
  });
});

describe('What asks for nothing', () => {
  const QUERY = 'query ($filter: CustomerFilter) { customers(filter: $filter) { totalCount } }';

  it('counts among the conditions, since it is in the statement', async () => {
    const empty = (count: number) => ({ filter: { and: Array.from({ length: count }, () => ({})) } });
    expect((await graph.ask(QUERY, empty(50))).errors).toBeUndefined();
    const { errors } = await graph.ask(QUERY, empty(300));
    expect(errors).toEqual(
      exceeded(
        'The filters of this operation have 201 conditions or more; at most 200 are allowed. Use fewer conditions.',
      ),
    );
  });

  it('is refused if coercing it alone would hold up all other requests', async () => {
    const { errors } = await graph.ask(QUERY, { filter: { or: Array.from({ length: 10_000 }, () => ({})) } });
    expect(errors).toEqual(
      exceeded('The variables contain 10,001 objects and lists or more; at most 10,000 are allowed.'),
    );
  });
});

describe('A text to look for', () => {
  const QUERY = 'query ($text: String!) { customers(filter: { name: { contains: $text } }) { totalCount } }';

  it('is refused where holding it against each row would be all the work', async () => {
    expect((await graph.ask(QUERY, { text: '%'.repeat(1_000) })).data).toEqual({ customers: { totalCount: 0 } });
    const { errors } = await graph.ask(QUERY, { text: '%'.repeat(1_001) });
    expect(errors).toEqual(
      exceeded(
        'customers.filter.name.contains has 1,001 characters; at most 1,000 are allowed. Search for a shorter text.',
      ),
    );
  });
});

describe('A refusal', () => {
  it('quotes no more of a value than its beginning', async () => {
    const value = Object.fromEntries(Array.from({ length: 1_000 }, (_, n) => [`unknown_${n}`, n]));
    const { errors } = await graph.ask(
      'query ($filter: CustomerFilter) { customers(filter: $filter) { totalCount } }',
      {
        filter: value,
      },
    );
    const quoting = errors?.filter(({ message }) => message.startsWith('Variable')) ?? [];
    expect(quoting.length).toBeGreaterThan(1);
    for (const { message } of quoting) {
      expect(message.length).toBeLessThan(1_010);
      expect(message).toMatch(/^Variable "\$filter" got invalid value .* … .*is not defined by type "CustomerFilter"/s);
    }
  });
});

describe('Two thousand distinct documents', () => {
  it('leave no more than the cache holds', async () => {
    const before = await preparedStatements();
    for (let batch = 0; batch < 20; batch++) {
      await Promise.all(
        Array.from({ length: 100 }, (_, n) => graph.ask(`{ areas { a${batch}_${n}: name } } # ${batch} ${n}`)),
      );
    }
    expect((await preparedStatements()) - before).toBeLessThanOrEqual(200);
  });

  async function preparedStatements(): Promise<number> {
    const { rows } = await graph.database.queryPool.query('SELECT count(*)::int AS count FROM pg_prepared_statements');
    return rows[0].count;
  }
});
