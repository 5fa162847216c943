import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { namesAlike } from '../../src/platform/schema-check/names-alike.ts';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';
import { ask } from '../support/verb.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph.close());

/** Letters of Kannada and Latin in the two ways that Unicode spells them: composed, as it is stored, and taken apart. */
const COMPOSED = 'zqn \u0cb9\u0cca\u0cb8 Jos\u00e9';
const APART = COMPOSED.normalize('NFD');

const product = (name: string) => graph.write(ask('createProduct', { name, unit: 'LITRE' }), 'product { id name }');
const area = (name: string) => graph.write(ask('createArea', { name }), 'area { id name }');
const codesOf = ({ userErrors }: { userErrors: { code: string }[] }) => userErrors.map(({ code }) => code);

describe('A name', () => {
  it('is stored in one spelling, whichever a device sends', async () => {
    expect(APART).not.toBe(COMPOSED);
    expect((await product(APART)).product.name).toBe(COMPOSED);
    expect((await area(APART)).area.name).toBe(COMPOSED);
    const customer = await graph.write(ask('createCustomer', { name: APART }), 'customer { id name }');
    expect(customer.customer.name).toBe(COMPOSED);
  });

  it.each([
    ['the other spelling', APART],
    ['another case', COMPOSED.toUpperCase()],
    ['more white space', `  ${COMPOSED.replace(' ', '\u00a0 \t')} `],
    ['a zero width space before it', `\u200b${COMPOSED}`],
    ['a soft hyphen in it', COMPOSED.replace('J', 'J\u00ad')],
    ['a joiner after it', `${COMPOSED}\u200d`],
    ['letters of another width', COMPOSED.replace('Jos', '\uff2a\uff4f\uff53')],
  ])('is taken, too, with %s', async (_difference, name) => {
    expect(codesOf(await product(name))).toEqual(['NAME_TAKEN']);
    expect(codesOf(await area(name))).toEqual(['NAME_TAKEN']);
  });

  it.each([`${COMPOSED}s`, COMPOSED.replace('\u00e9', 'e'), COMPOSED.replaceAll(' ', '')])(
    'is another one if people see a difference: %s',
    async (name) => {
      expect(codesOf(await product(name))).toEqual([]);
      expect(codesOf(await area(name))).toEqual([]);
    },
  );

  it('can be written otherwise by its own row', async () => {
    const { product: made } = await product('Zqk milk');
    const renamed = await graph.write(
      ask('updateProduct', { productId: made.id, name: 'ZQK  Milk' }),
      'product { name }',
    );
    expect([codesOf(renamed), renamed.product.name]).toEqual([[], 'ZQK Milk']);
  });
});

describe('Names that were the same before the rule', () => {
  it('keep their places, are listed, and must differ once they are changed', async () => {
    const { pool } = graph.database;
    await pool.query(
      `INSERT INTO areas (name, kept_name, created_at)
       VALUES ('Zqo Road', NULL, '2025-01-01'), ('ZQO  ROAD', 'ZQO  ROAD', '2025-02-01')`,
    );
    const listed = (await namesAlike(pool)).map(({ table, rows }) => [table, rows.map(({ name }) => name)]);
    expect(listed).toEqual([['areas', ['Zqo Road', 'ZQO  ROAD']]]);

    const later = (await namesAlike(pool))[0]?.rows[1]?.id;
    const update = (input: object) => graph.write(ask('updateArea', { areaId: later, ...input }), 'area { active }');
    expect(codesOf(await update({ active: false })), 'all else of it can change').toEqual([]);
    expect(codesOf(await update({ name: 'zqo road' }))).toEqual(['NAME_TAKEN']);
    expect(codesOf(await update({ name: 'Zqo Street' }))).toEqual([]);
    expect(await namesAlike(pool)).toEqual([]);
  });
});

describe('A filter', () => {
  const found = async (filter: object) =>
    (await graph.ask('query ($filter: CustomerFilter) { customers(filter: $filter) { totalCount } }', { filter })).data
      .customers.totalCount;

  it('finds both spellings of what is stored, however it is asked', async () => {
    // From before text was brought into one spelling.
    await graph.database.pool.query('INSERT INTO customers (name) VALUES ($1), ($2)', [
      `${APART} zz`,
      `${COMPOSED} zz`,
    ]);
    for (const name of [`${COMPOSED} zz`, `${APART} zz`]) {
      for (const operator of ['eq', 'contains', 'startsWith']) {
        expect(await found({ name: { [operator]: name } }), operator).toBe(2);
      }
      expect(await found({ name: { in: ['nobody', name] } })).toBe(2);
      expect(
        await found({ and: [{ name: { contains: 'zqn' } }, { name: { contains: 'zz' } }, { name: { ne: name } }] }),
      ).toBe(0);
      expect(
        await found({
          and: [{ name: { contains: 'zqn' } }, { name: { contains: 'zz' } }, { name: { notIn: [name] } }],
        }),
      ).toBe(0);
      const literal = await graph.ask(`{ customers(filter: { name: { contains: "${name}" } }) { totalCount } }`);
      expect(literal.data.customers.totalCount).toBe(2);
    }
    expect(await found({ name: { contains: 'SPELT zz' } })).toBe(0);
    expect(await found({ name: { contains: `OS\u00c9 ZZ` } }), 'in any case').toBe(2);
  });

  it('refuses what is not text', async () => {
    const { status, errors } = await graph.ask(
      'query ($filter: CustomerFilter) { customers(filter: $filter) { totalCount } }',
      {
        filter: { name: { contains: '\ud800' } },
      },
    );
    expect([status, errors?.[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
  });

  it('holds an instant that is finer than a millisecond against what is stored', async () => {
    await graph.database.pool.query(
      `INSERT INTO customers (name, created_at) VALUES ('zqt 01', '2025-12-31T18:29:59.999Z')`,
    );
    const count = (condition: object) => found({ name: { eq: 'zqt 01' }, createdAt: condition });
    const finer = '2025-12-31T18:29:59.9995Z';
    expect(await count({ gte: finer })).toBe(0);
    expect(await count({ gt: finer })).toBe(0);
    expect(await count({ lt: finer })).toBe(1);
    expect(await count({ lte: finer })).toBe(1);
    expect(await count({ eq: finer })).toBe(0);
    expect(await count({ eq: '2025-12-31T18:29:59.999000Z' })).toBe(1);
    expect(await count({ gt: '2025-12-31T18:29:59.9989999999Z' })).toBe(1);
  });
});

it('Sums of an Int go beyond what an Int holds', async () => {
  await graph.database.pool.query(
    `INSERT INTO customers (name, agent_id, route_position)
     SELECT 'zqs ' || n, (SELECT id FROM users WHERE role = 'DELIVERY_AGENT' LIMIT 1), 2147483647 FROM generate_series(1, 2) AS n`,
  );
  const { data, errors } = await graph.ask(
    `{ customers(filter: { name: { startsWith: "zqs" } }) {
         aggregate { sum { routePosition } avg { routePosition } max { routePosition } }
         groupBy(keys: [{ field: AGENT }]) { aggregate { sum { routePosition } } } } }`,
  );
  expect(errors).toBeUndefined();
  // 2 × 2147483647 = 4294967294
  expect(data.customers).toEqual({
    aggregate: {
      sum: { routePosition: '4294967294' },
      avg: { routePosition: '2147483647.0000' },
      max: { routePosition: 2147483647 },
    },
    groupBy: [{ aggregate: { sum: { routePosition: '4294967294' } } }],
  });
});
