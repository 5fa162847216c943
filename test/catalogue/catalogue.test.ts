import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Action } from '../../src/access/permission.ts';
import type { UserViewer } from '../../src/access/viewer.ts';
import { holding } from '../support/barrier.ts';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';
import { ask } from '../support/verb.ts';

// Today is 2026-03-31, the last day of the sample.

let graph: TestGraph;
let side: pg.Pool;
beforeAll(async () => {
  graph = await openTestGraph();
  side = new pg.Pool({ connectionString: graph.url, max: 3 });
});
afterAll(async () => {
  await side.end();
  await graph.close();
});

interface Shown {
  readonly verb: Action;
  readonly show?: string;
}
const run = ({ verb, show }: Shown, input: object = {}, as?: UserViewer | null) =>
  graph.write(ask(verb, input), show, as);
const codeOf = ({ userErrors }: { userErrors: { code: string }[] }) => userErrors.map(({ code }) => code);

const PRODUCT =
  'product { id name active currentPrice prices { effectiveFrom price } taxRates { effectiveFrom rate inclusive } }';
const CREATE: Shown = { verb: 'createProduct', show: PRODUCT };
const UPDATE: Shown = { verb: 'updateProduct', show: PRODUCT };
const DEACTIVATE: Shown = { verb: 'deactivateProduct', show: PRODUCT };
const PRICE: Shown = { verb: 'setProductPrice', show: PRODUCT };
const TAX: Shown = { verb: 'setTaxRate', show: PRODUCT };
const OWN: Shown = { verb: 'setCustomerPrice', show: 'effectiveFrom price customer { id } product { id }' };
const AREA: Shown = { verb: 'createArea', show: 'area { id name active }' };
const CHANGE_AREA: Shown = { verb: 'updateArea', show: 'area { name active }' };

const makeProduct = async (input: object = {}): Promise<string> => {
  const { product, userErrors } = await run(CREATE, { name: randomUUID(), unit: 'LITRE', price: '60', ...input });
  expect(userErrors).toEqual([]);
  return product.id;
};
const eventsOf = async (id: string) =>
  (await side.query('SELECT count(*)::int AS n FROM audit_events WHERE entity_id = $1', [id])).rows[0].n;

describe('a product', () => {
  it('has a price from today, or from an earlier day if it has none yet', async () => {
    expect((await run(CREATE, { name: 'Ghee', unit: 'KILOGRAM', price: '640.5' })).product).toMatchObject({
      currentPrice: '640.50',
      prices: [{ effectiveFrom: '2026-03-31', price: '640.50' }],
    });
    const id = await makeProduct({ priceFrom: '2025-04-01' });
    expect((await run(UPDATE, { productId: id, category: 'Milk' })).product.prices).toEqual([
      { effectiveFrom: '2025-04-01', price: '60.00' },
    ]);
    expect(codeOf(await run(CREATE, { name: 'Ghee', unit: 'KILOGRAM' }))).toEqual(['NAME_TAKEN']);
  });

  it('is one for a repeated key, and for two with one name at the same time', async () => {
    const input = { name: 'Curd', unit: 'PACKET', idempotencyKey: randomUUID() };
    expect(await run(CREATE, input)).toEqual(await run(CREATE, input));
    const both = await Promise.all([1, 2].map(() => run(CREATE, { name: 'Paneer', unit: 'PACKET' })));
    expect(both.flatMap(codeOf)).toEqual(['NAME_TAKEN']);
  });

  it('goes out of use and back, once each', async () => {
    const id = await makeProduct();
    expect((await run(DEACTIVATE, { productId: id })).product.active).toBe(false);
    await run(DEACTIVATE, { productId: id });
    expect((await run(UPDATE, { productId: id, active: true })).product.active).toBe(true);
    // Created, first price, deactivated, activated.
    expect(await eventsOf(id)).toBe(4);
  });
});

describe('a price', () => {
  it('changes from a day on; what has been in force stays', async () => {
    const id = await makeProduct({ priceFrom: '2026-01-01' });
    expect((await run(PRICE, { productId: id, price: '64', effectiveFrom: '2026-04-15' })).product).toMatchObject({
      currentPrice: '60.00',
      prices: [
        { effectiveFrom: '2026-04-15', price: '64.00' },
        { effectiveFrom: '2026-01-01', price: '60.00' },
      ],
    });
    expect((await run(PRICE, { productId: id, price: '62', effectiveFrom: '2026-03-31' })).product.currentPrice).toBe(
      '62.00',
    );
    expect((await run(PRICE, { productId: id, price: '63', effectiveFrom: '2026-04-15' })).product.prices[0]).toEqual({
      effectiveFrom: '2026-04-15',
      price: '63.00',
    });
    expect((await run(PRICE, { productId: id, price: '1', effectiveFrom: '2026-03-30' })).userErrors).toMatchObject([
      { code: 'DATE_IN_PAST', field: ['input', 'effectiveFrom'] },
    ]);
    const events = await eventsOf(id);
    await run(PRICE, { productId: id, price: '63.00', effectiveFrom: '2026-04-15' });
    expect(await eventsOf(id)).toBe(events);
  });

  it('is the last one set of two at the same time, and both are on record', async () => {
    const id = await makeProduct();
    const held = await holding(side, 'SELECT 1 FROM products WHERE id = $1 FOR UPDATE', [id]);
    const racing = ['70', '71'].map((price) => run(PRICE, { productId: id, price, effectiveFrom: '2026-05-01' }));
    await held.waiters(2);
    await held.release();
    await Promise.all(racing);
    const { rows } = await side.query(
      `SELECT before ->> 'price' AS before, after ->> 'price' AS after FROM audit_events WHERE entity_id = $1 AND action = 'setProductPrice' ORDER BY id`,
      [id],
    );
    expect(rows[0].before).toBeNull();
    expect(rows[1].before).toBe(rows[0].after);
    const { rows: prices } = await side.query(
      `SELECT price::text FROM product_prices WHERE product_id = $1 AND effective_from = '2026-05-01'`,
      [id],
    );
    expect(prices).toEqual([{ price: rows[1].after }]);
  });

  it.each([
    ['three decimals', '1.005'],
    ['a negative price', '-1'],
    ['13 digits', '1000000000000'],
  ])('refuses %s', async (_, price) => {
    const id = await makeProduct();
    expect((await run(PRICE, { productId: id, price, effectiveFrom: '2026-04-01' })).userErrors).toMatchObject([
      { code: 'INVALID_INPUT', field: ['input', 'price'] },
    ]);
  });
});

describe('a tax rate', () => {
  it('also changes from a day on', async () => {
    const id = await makeProduct();
    expect(
      (await run(TAX, { productId: id, rate: '5', inclusive: false, effectiveFrom: '2025-04-01' })).product.taxRates,
    ).toEqual([{ effectiveFrom: '2025-04-01', rate: '5.00', inclusive: false }]);
    expect(
      codeOf(await run(TAX, { productId: id, rate: '12', inclusive: false, effectiveFrom: '2025-04-01' })),
    ).toEqual(['DATE_IN_PAST']);
    expect(
      (await run(TAX, { productId: id, rate: '12', inclusive: false, effectiveFrom: '2026-04-01' })).product
        .taxRates[0],
    ).toEqual({
      effectiveFrom: '2026-04-01',
      rate: '12.00',
      inclusive: false,
    });
    expect(
      (await run(TAX, { productId: id, rate: '100.01', inclusive: false, effectiveFrom: '2026-04-01' })).userErrors,
    ).toMatchObject([{ code: 'INVALID_INPUT', field: ['input', 'rate'] }]);
  });
});

describe('a customer’s own price', () => {
  it('begins, changes and ends', async () => {
    const p = await makeProduct();
    const { customerId: c } = await graph.viewer('customer@earlybird.example');
    const set = (price: string | null, from: string) =>
      run(OWN, { customerId: c, productId: p, price, effectiveFrom: from });
    expect(await set('55', '2026-04-01')).toMatchObject({
      effectiveFrom: '2026-04-01',
      price: '55.00',
      customer: { id: c },
      product: { id: p },
      userErrors: [],
    });
    expect((await set(null, '2026-05-01')).price).toBeNull();
    expect(codeOf(await set('50', '2026-03-30'))).toEqual(['DATE_IN_PAST']);
    const { rows } = await side.query(
      'SELECT effective_from::text AS "from", price::text FROM customer_prices WHERE customer_id = $1 AND product_id = $2 ORDER BY 1',
      [c, p],
    );
    expect(rows).toEqual([
      { from: '2026-04-01', price: '55.00' },
      { from: '2026-05-01', price: null },
    ]);
    expect(
      codeOf(await run(OWN, { customerId: randomUUID(), productId: p, price: '1', effectiveFrom: '2026-04-01' })),
    ).toEqual(['NOT_FOUND']);
    expect(
      codeOf(await run(OWN, { customerId: c, productId: randomUUID(), price: '1', effectiveFrom: '2026-04-01' })),
    ).toEqual(['NOT_FOUND']);
  });

  it('is read back with its product by the customer and by staff, and by no agent and no supplier', async () => {
    const p = await makeProduct();
    const asha = await graph.viewer('customer@earlybird.example');
    const c = asha.customerId as string;
    await run(OWN, { customerId: c, productId: p, price: '55.5', effectiveFrom: '2026-04-01' });
    await run(OWN, { customerId: c, productId: p, price: null, effectiveFrom: '2026-05-01' });
    const prices = async (as?: Parameters<TestGraph['ask']>[2]) => {
      const query = '{ customers(first: 500) { nodes { id prices { effectiveFrom price product { id } } } } }';
      const { data, errors } = await graph.ask(query, {}, as);
      expect(errors).toBeUndefined();
      const nodes: { id: string; prices: { product: { id: string } }[] }[] = data.customers.nodes;
      return nodes.flatMap((node) => node.prices.filter(({ product }) => product.id === p));
    };
    const set = [
      { effectiveFrom: '2026-05-01', price: null, product: { id: p } },
      { effectiveFrom: '2026-04-01', price: '55.50', product: { id: p } },
    ];
    expect(await prices()).toEqual(set);
    expect(await prices(asha)).toEqual(set);
    const { prisma } = graph.database;
    const { agentId } = await prisma.customer.findUniqueOrThrow({ where: { id: c } });
    const agent = await prisma.user.findUniqueOrThrow({ where: { id: agentId as string } });
    expect(await prices(await graph.viewer(agent.email))).toEqual([]);
    const other = await prisma.user.findFirstOrThrow({ where: { role: 'CUSTOMER', customerId: { not: c } } });
    expect(await prices(await graph.viewer(other.email))).toEqual([]);
  });
});

describe('the business details printed on bills', () => {
  it('is read by staff, agents and customers as an administrator has set it, and by nobody else', async () => {
    const SET: Shown = { verb: 'updateBusinessSettings', show: 'businessSettings { title: name gstin: upiId }' };
    const READ = '{ businessSettings { title: name gstin upiId phone creditDays regionCode } }';
    const input = {
      name: 'EarlyBird Three',
      gstin: '29ABCDE1234F1Z5',
      upiId: 'earlybird@okbank',
      phone: null,
      creditDays: 7,
      regionCode: 'HYD',
    };
    const changed = await run(SET, input);
    expect(changed.userErrors).toEqual([]);
    expect(changed.businessSettings).toEqual({ title: 'EarlyBird Three', gstin: 'earlybird@okbank' });
    const { name: title, ...rest } = input;
    for (const email of ['admin', 'analyst', 'agent', 'customer']) {
      const { data } = await graph.ask(READ, {}, await graph.viewer(`${email}@earlybird.example`));
      expect([email, data.businessSettings]).toEqual([email, { title, ...rest }]);
    }
    const supplier = { ...(await graph.viewer('agent@earlybird.example')), role: 'SUPPLIER' as const };
    for (const [as, code] of [
      [supplier, 'FORBIDDEN'],
      [null, 'UNAUTHENTICATED'],
    ] as const) {
      expect((await graph.ask(READ, {}, as)).errors).toMatchObject([{ extensions: { code } }]);
    }
  });
});

describe('an area', () => {
  it('is created, renamed and taken out of use', async () => {
    const { area } = await run(AREA, { name: ' Hebbal  North ' });
    expect(area).toMatchObject({ name: 'Hebbal North', active: true });
    expect((await run(CHANGE_AREA, { areaId: area.id, active: false })).area).toEqual({
      name: 'Hebbal North',
      active: false,
    });
    expect(codeOf(await run(AREA, { name: 'Hebbal North' }))).toEqual(['NAME_TAKEN']);
    expect(codeOf(await run(CHANGE_AREA, { areaId: randomUUID(), name: 'x' }))).toEqual(['NOT_FOUND']);
    await run(CHANGE_AREA, { areaId: area.id, active: false });
    expect(await eventsOf(area.id)).toBe(2);
  });
});

it('nothing in the catalogue that anything refers to can be deleted, by anyone', async () => {
  for (const table of ['products', 'areas', 'users', 'customers']) {
    await expect(side.query(`DELETE FROM ${table}`)).rejects.toMatchObject({
      code: expect.stringMatching(/^23(503|001)$/),
    });
  }
});
