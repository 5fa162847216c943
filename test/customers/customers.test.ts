import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Action } from '../../src/access/permission.ts';
import type { UserViewer } from '../../src/access/viewer.ts';
import { holding } from '../support/barrier.ts';
import { refusalOf } from '../support/refusal.ts';
import { recordStatements } from '../support/statements.ts';
import { tablesWith } from '../support/telling-columns.ts';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';
import { ask } from '../support/verb.ts';

let graph: TestGraph;
let side: pg.Pool;
let asha: UserViewer;
beforeAll(async () => {
  graph = await openTestGraph();
  side = new pg.Pool({ connectionString: graph.url, max: 4 });
  asha = await graph.viewer('customer@earlybird.example');
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
const codeOf = ({ userErrors }: { userErrors?: { code: string }[] }) => userErrors?.map(({ code }) => code);

const CREATE: Shown = { verb: 'createCustomer', show: 'customer { id user { id } addresses { id } }' };
const create = async (input: object = {}) => {
  const made = await run(CREATE, { name: 'Latha', ...input });
  expect(made.userErrors).toEqual([]);
  const { id, user, addresses } = made.customer as never as {
    id: string;
    user: { id: string };
    addresses: { id: string }[];
  };
  return { id, userId: user.id, addressIds: addresses.map((address) => address.id) };
};
const eventsOf = async (entityId: string) =>
  (
    await side.query('SELECT action, before, after FROM audit_events WHERE entity_id = $1 ORDER BY id OFFSET 1', [
      entityId,
    ])
  ).rows;

const UPDATE: Shown = { verb: 'updateCustomer', show: 'customer { name phone area { id } user { name phone } }' };
const SET_STATUS: Shown = { verb: 'setCustomerStatus', show: 'customer { status }' };

describe('updateCustomer', () => {
  it('changes what is given, the login with it, and records what changed', async () => {
    const { id, userId } = await create({ phone: '9876500001' });
    const input = { name: 'Latha Iyer', phone: '98765-00002' };
    expect((await run(UPDATE, { customerId: id, ...input })).customer).toEqual({
      name: 'Latha Iyer',
      phone: '+919876500002',
      area: null,
      user: { name: 'Latha Iyer', phone: '+919876500002' },
    });
    const change = {
      action: 'updateCustomer',
      before: { name: 'Latha', phone: '+919876500001' },
      after: { name: 'Latha Iyer', phone: '+919876500002' },
    };
    expect(await eventsOf(id)).toEqual([change]);
    expect(await eventsOf(userId)).toEqual([change]);
    // Repeating it changes and records nothing.
    await run(UPDATE, { customerId: id, ...input });
    expect(await eventsOf(id)).toHaveLength(1);
  });

  it('lets customers change their own name and phone, and nobody else’s', async () => {
    const { id } = await create();
    const own = await run(UPDATE, { customerId: asha.customerId, name: 'Nandini K' }, asha);
    expect([own.userErrors, own.customer]).toMatchObject([[], { name: 'Nandini K' }]);
    expect(codeOf(await run(UPDATE, { customerId: id, name: 'Mine' }, asha))).toEqual(['NOT_FOUND']);
    expect(await run(UPDATE, { customerId: randomUUID(), name: 'Mine' }, asha)).toEqual(
      await run(UPDATE, { customerId: id, name: 'Mine' }, asha),
    );
    for (const input of [{ notes: 'Gets it free' }, { areaId: null }]) {
      expect(codeOf(await run(UPDATE, { customerId: asha.customerId, ...input }, asha))).toEqual(['NOT_ALLOWED']);
    }
  });

  it('never empties the name, and names every argument that is wrong', async () => {
    const { id } = await create();
    const { userErrors } = await run(UPDATE, { customerId: id, name: null, phone: 'none' });
    expect(userErrors).toMatchObject([
      { code: 'INVALID_INPUT', field: ['input', 'name'] },
      { code: 'INVALID_INPUT', field: ['input', 'phone'] },
    ]);
  });
});

describe('setCustomerStatus', () => {
  it('keeps status and reason together', async () => {
    const { id } = await create();
    await run(SET_STATUS, { customerId: id, status: 'PAUSED', reason: 'Out of town' });
    await run(SET_STATUS, { customerId: id, status: 'PAUSED', reason: 'Out of town' });
    await run(SET_STATUS, { customerId: id, status: 'ACTIVE' });
    expect(await eventsOf(id)).toEqual([
      {
        action: 'setCustomerStatus',
        before: { status: 'TRIAL', statusReason: null },
        after: { status: 'PAUSED', statusReason: 'Out of town' },
      },
      {
        action: 'setCustomerStatus',
        before: { status: 'PAUSED', statusReason: 'Out of town' },
        after: { status: 'ACTIVE', statusReason: null },
      },
    ]);
    expect((await run(SET_STATUS, { customerId: id, status: 'STOPPED' }, asha)).refused).toBe('FORBIDDEN');
  });
});

const ADD: Shown = { verb: 'addAddress', show: 'address { id line1 isDefault customer { id } }' };
const CHANGE: Shown = { verb: 'updateAddress', show: 'address { line1 city latitude isDefault }' };
const ARCHIVE: Shown = { verb: 'archiveAddress', show: 'address { archivedAt isDefault }' };
const defaultsOf = async (customerId: string) =>
  (await side.query('SELECT line1 FROM addresses WHERE customer_id = $1 AND is_default', [customerId])).rows.map(
    ({ line1 }) => line1,
  );

describe('addresses', () => {
  it('have one default, which moves', async () => {
    const { id } = await create();
    const first = await run(ADD, { customerId: id, line1: 'First' });
    expect(first.address).toMatchObject({ isDefault: true, customer: { id } });
    const second = await run(ADD, { customerId: id, line1: 'Second', isDefault: true });
    expect(await defaultsOf(id)).toEqual(['Second']);
    const firstId = first.address.id;
    const secondId = second.address.id;
    await run(CHANGE, { addressId: firstId, isDefault: true });
    expect(await defaultsOf(id)).toEqual(['First']);
    expect(codeOf(await run(CHANGE, { addressId: firstId, isDefault: false }))).toEqual(['NOT_ALLOWED']);
    expect((await run(ARCHIVE, { addressId: firstId })).address).toMatchObject({
      isDefault: false,
      archivedAt: expect.any(String),
    });
    expect(await defaultsOf(id)).toEqual(['Second']);
    const events = await eventsOf(firstId);
    await run(ARCHIVE, { addressId: firstId });
    expect(await eventsOf(firstId)).toEqual(events);
    expect(codeOf(await run(CHANGE, { addressId: firstId, line1: 'x' }))).toEqual(['INACTIVE']);
    expect((await run(ARCHIVE, { addressId: secondId })).userErrors).toEqual([]);
    expect(await defaultsOf(id)).toEqual([]);
  });

  it('are one for a repeated key, and one default for two that are added at the same time', async () => {
    const { id } = await create();
    const idempotencyKey = randomUUID();
    const once = await run(ADD, { customerId: id, line1: 'Once', idempotencyKey });
    expect(await run(ADD, { customerId: id, line1: 'Once', idempotencyKey })).toEqual(once);
    const held = await holding(side, 'SELECT 1 FROM customers WHERE id = $1 FOR UPDATE', [id]);
    const racing = ['Left', 'Right'].map((line1) => run(ADD, { customerId: id, line1, isDefault: true }));
    await held.waiters(2);
    await held.release();
    for (const { userErrors } of await Promise.all(racing)) expect(userErrors).toEqual([]);
    expect(await defaultsOf(id)).toHaveLength(1);
  });

  it('are fifty in use at most', async () => {
    const { id } = await create();
    await side.query(
      `INSERT INTO addresses (customer_id, line1, is_default)
       SELECT $1, 'House ' || n, n = 1 FROM generate_series(1, 49) AS n`,
      [id],
    );
    const fiftieth = await run(ADD, { customerId: id, line1: 'Fiftieth' });
    expect(fiftieth.userErrors).toEqual([]);
    expect(codeOf(await run(ADD, { customerId: id, line1: 'One more' }))).toEqual(['NOT_ALLOWED']);
    await run(ARCHIVE, { addressId: fiftieth.address.id });
    expect((await run(ADD, { customerId: id, line1: 'In its place' })).userErrors).toEqual([]);
  });

  it('change for their customer and for staff only', async () => {
    const { addressIds } = await create({ addresses: [{ line1: 'Private' }] });
    const [id] = addressIds;
    expect(codeOf(await run(CHANGE, { addressId: id, line1: 'Mine' }, asha))).toEqual(['NOT_FOUND']);
    expect(codeOf(await run(ARCHIVE, { addressId: id }, asha))).toEqual(['NOT_FOUND']);
    // Nor do they learn that it exists.
    for (const [mutation, rest] of [
      [CHANGE, { line1: 'Mine' }],
      [ARCHIVE, {}],
    ] as const) {
      expect(await run(mutation, { addressId: id, ...rest }, asha)).toEqual(
        await run(mutation, { addressId: randomUUID(), ...rest }, asha),
      );
    }
    const mine = await run(
      ADD,
      { customerId: asha.customerId, line1: 'Balcony', latitude: '12.9', longitude: '77.6' },
      asha,
    );
    expect(mine.userErrors).toEqual([]);
    const changed = await run(CHANGE, { addressId: mine.address.id, city: 'Bengaluru' }, asha);
    expect(changed.address).toMatchObject({ line1: 'Balcony', city: 'Bengaluru', latitude: '12.900000' });
  });
});

const ASSIGN: Shown = { verb: 'assignAgent', show: 'customers { id routePosition agent { id } }' };
const ORDER: Shown = { verb: 'setRouteOrder', show: 'customers { id routePosition }' };

async function newAgent(): Promise<string> {
  const { id } = await graph.database.prisma.user.create({
    data: { email: `${randomUUID()}@x.example`, name: 'Agent', role: 'DELIVERY_AGENT', status: 'ACTIVE' },
  });
  return id;
}
const placesOf = async (agentId: string) =>
  (
    await side.query(
      'SELECT id, route_position AS place FROM customers WHERE agent_id = $1 ORDER BY route_position, id',
      [agentId],
    )
  ).rows;

describe('a round', () => {
  it('grows at its end and is put in order', async () => {
    const agentId = await newAgent();
    const [a, b, c] = await Promise.all([create(), create(), create()]);
    const ids = [a.id, b.id, c.id];
    expect((await run(ASSIGN, { customerIds: [c.id, a.id], agentId })).customers).toEqual([
      { id: c.id, routePosition: 1, agent: { id: agentId } },
      { id: a.id, routePosition: 2, agent: { id: agentId } },
    ]);
    await run(ASSIGN, { customerIds: ids, agentId });
    expect(await placesOf(agentId)).toEqual([
      { id: c.id, place: 1 },
      { id: a.id, place: 2 },
      { id: b.id, place: 3 },
    ]);
    expect((await run(ORDER, { customerIds: [b.id], agentId })).customers).toEqual([
      { id: b.id, routePosition: 1 },
      { id: c.id, routePosition: 2 },
      { id: a.id, routePosition: 3 },
    ]);
    const { rows } = await side.query('SELECT count(*)::int AS events FROM audit_events');
    await run(ORDER, { customerIds: [b.id, c.id, a.id], agentId });
    expect((await side.query('SELECT count(*)::int AS events FROM audit_events')).rows).toEqual(rows);
  });

  it('is shown by one statement, however many are on it', async () => {
    const agentId = await newAgent();
    const made = await Promise.all([create(), create(), create(), create()]);
    const ids = made.map(({ id }) => id).toReversed();
    let shown: unknown;
    const statements = await recordStatements(async () => {
      shown = (await run(ASSIGN, { customerIds: ids, agentId })).customers;
    });
    expect(shown).toEqual(ids.map((id, n) => ({ id, routePosition: n + 1, agent: { id: agentId } })));
    expect(statements.filter(({ text }) => text.includes('octet_length(answer)'))).toHaveLength(1);
  });

  it('gives every place once to customers who come at the same time', async () => {
    const agentId = await newAgent();
    const made = await Promise.all([create(), create(), create(), create()]);
    const held = await holding(side, 'SELECT 1 FROM users WHERE id = $1 FOR UPDATE', [agentId]);
    const racing = made.map(({ id }) => run(ASSIGN, { customerIds: [id], agentId }));
    await held.waiters(4);
    await held.release();
    await Promise.all(racing);
    expect((await placesOf(agentId)).map(({ place }) => place)).toEqual([1, 2, 3, 4]);
  });

  it('is an agent’s, and takes customers that exist', async () => {
    const agentId = await newAgent();
    const { id } = await create();
    const { id: elsewhere } = await create();
    for (const [document, variables, code, field] of [
      [ASSIGN, { customerIds: [id], agentId: asha.userId }, 'NOT_AN_AGENT', ['input', 'agentId']],
      [ASSIGN, { customerIds: [id, randomUUID()], agentId }, 'NOT_FOUND', ['input', 'customerIds', '1']],
      [ASSIGN, { customerIds: [id, id], agentId }, 'INVALID_INPUT', ['input', 'customerIds']],
      [ASSIGN, { customerIds: [], agentId }, 'INVALID_INPUT', ['input', 'customerIds']],
      [ORDER, { customerIds: [elsewhere], agentId }, 'NOT_FOUND', ['input', 'customerIds', '0']],
    ] as const) {
      expect((await run(document, variables)).userErrors).toMatchObject([{ code, field }]);
    }
    expect(await placesOf(agentId)).toEqual([]);
  });

  it('is enforced by the database, whatever writes', async () => {
    const { id } = await create();
    const agentId = await newAgent();
    expect(await refusalOf(side.query('UPDATE customers SET agent_id = $2 WHERE id = $1', [id, asha.userId]))).toBe(
      'customers_agent_is_agent',
    );
    await side.query('UPDATE customers SET agent_id = $2 WHERE id = $1', [id, agentId]);
    expect(await refusalOf(side.query(`UPDATE users SET role = 'SUPPLIER' WHERE id = $1`, [agentId]))).toBe(
      'users_agent_with_customers',
    );
  });
});

const LINK: Shown = { verb: 'linkUserToCustomer', show: 'user { role customer { id } } customer { user { id } }' };
const unlinked = async () => {
  const [{ id: userId }, { id: customerId }] = await Promise.all([
    graph.database.prisma.user.create({
      data: { email: `${randomUUID()}@x.example`, name: 'Old', role: 'SUPPLIER', status: 'ACTIVE' },
    }),
    graph.database.prisma.customer.create({ data: { name: 'Imported' } }),
  ]);
  return { userId, customerId };
};

describe('linkUserToCustomer', () => {
  it('links both sides, once', async () => {
    const pair = await unlinked();
    const linked = await run(LINK, pair);
    expect(linked).toMatchObject({
      user: { role: 'CUSTOMER', customer: { id: pair.customerId } },
      customer: { user: { id: pair.userId } },
      userErrors: [],
    });
    expect(await run(LINK, pair)).toEqual(linked);
    expect((await side.query('SELECT action FROM audit_events WHERE entity_id = $1', [pair.userId])).rows).toHaveLength(
      1,
    );
  });

  it('refuses either side that is taken, and says by whom', async () => {
    const [taken, free] = [await create(), await unlinked()];
    const user = await run(LINK, { userId: taken.userId, customerId: free.customerId });
    expect(user.userErrors).toMatchObject([
      { code: 'ALREADY_LINKED', field: ['input', 'userId'], message: expect.stringContaining(taken.id) },
    ]);
    const customer = await run(LINK, { userId: free.userId, customerId: taken.id });
    expect(customer.userErrors).toMatchObject([
      { code: 'ALREADY_LINKED', field: ['input', 'customerId'], message: expect.stringContaining(taken.userId) },
    ]);
    expect((await run(LINK, free, asha)).refused).toBe('FORBIDDEN');
  });

  it('gives a customer to one of two users that are linked at the same time', async () => {
    const [one, other] = [await unlinked(), await unlinked()];
    const held = await holding(side, 'SELECT 1 FROM customers WHERE id = $1 FOR UPDATE', [one.customerId]);
    const racing = [one.userId, other.userId].map((userId) => run(LINK, { userId, customerId: one.customerId }));
    await held.waiters(2);
    await held.release();
    expect((await Promise.all(racing)).flatMap((answer) => codeOf(answer))).toEqual(['ALREADY_LINKED']);
  });
});

const ANONYMIZE: Shown = { verb: 'anonymizeCustomer', show: 'customer { name phone user { email } addresses { id } }' };

describe('anonymizeCustomer', () => {
  it('is refused while anything is open, by what is', async () => {
    const { prisma } = graph.database;
    const { customerId } = await prisma.order.findFirstOrThrow({ where: { status: 'PENDING' } });
    expect((await run(ANONYMIZE, { customerId: customerId, reason: 'Asked for it' })).userErrors).toMatchObject([
      { code: 'NOT_SETTLED', message: expect.stringContaining('STOPPED') },
    ]);
    await prisma.customer.update({ where: { id: customerId }, data: { status: 'STOPPED' } });
    expect((await run(ANONYMIZE, { customerId: customerId, reason: 'Asked for it' })).userErrors).toMatchObject([
      { code: 'NOT_SETTLED', message: expect.stringContaining('orders') },
    ]);
    expect((await run(ANONYMIZE, { customerId: customerId, reason: 'Asked for it' }, asha)).refused).toBe('FORBIDDEN');
  });

  it('removes every trace of the person from every table, for good', async () => {
    const person = 'Zubaida Q';
    const made = await create({
      name: person,
      phone: '9876512345',
      email: 'zubaida@mail.example',
      notes: 'zubaida notes',
      addresses: [{ line1: 'Zubaida Villa', instructions: 'ring for Zubaida' }],
    });
    await run(UPDATE, { customerId: made.id, name: 'Zubaida Qadri' });
    await side.query(
      `INSERT INTO orders (customer_id, source, delivery_date, shift, address_id, address_line1, note)
       VALUES ($1, 'ONE_TIME', '2026-03-01', 'MORNING', $2, 'Zubaida Villa', 'zubaida note')`,
      [made.id, made.addressIds[0]],
    );
    await side.query(
      `UPDATE orders SET status = 'CANCELLED', cancelled_at = now(), cancel_reason = 'CUSTOMER_REQUEST', cancel_note = 'zubaida said so'
       WHERE customer_id = $1`,
      [made.id],
    );
    expect(await tablesWith(side, 'zubaida')).toEqual([
      'addresses',
      'audit_events',
      'customers',
      'idempotency_keys',
      'orders',
      'users',
    ]);
    await run(SET_STATUS, { customerId: made.id, status: 'STOPPED', reason: 'Zubaida moved' });

    const gone = await run(ANONYMIZE, { customerId: made.id, reason: 'Asked for it' });
    expect(gone).toMatchObject({
      customer: {
        name: 'Removed',
        phone: null,
        user: { email: `removed-${made.userId}@earlybird.invalid` },
        addresses: [],
      },
      userErrors: [],
    });
    expect([await tablesWith(side, 'zubaida'), await tablesWith(side, '9876512345')]).toEqual([[], []]);
    expect(await graph.database.prisma.order.count({ where: { customerId: made.id } })).toBe(1);
    expect(await run(ANONYMIZE, { customerId: made.id, reason: 'Asked for it' })).toEqual(gone);

    for (const answer of [
      await run(UPDATE, { customerId: made.id, name: 'Back' }),
      await run(SET_STATUS, { customerId: made.id, status: 'ACTIVE' }),
      await run(ADD, { customerId: made.id, line1: 'x' }),
      await run({ verb: 'enableUser' }, { userId: made.userId }),
    ]) {
      expect(codeOf(answer)).toEqual(['ANONYMIZED']);
    }
  });
});

describe('customerByPhone', () => {
  it('takes a phone as people type it', async () => {
    const { id } = await create({ phone: '98765 50094' });
    for (const phone of ['+919876550094', '+91 98765 50094', '098765-50094', ' 9876550094 ']) {
      const query = 'query ($phone: PhoneNumber!) { customerByPhone(phone: $phone) { id phone } }';
      const { data } = await graph.ask(query, { phone });
      expect([phone, data.customerByPhone]).toEqual([phone, [{ id, phone: '+919876550094' }]]);
    }
    const { errors } = await graph.ask('{ customerByPhone(phone: "nobody") { id } }');
    expect(errors?.[0]?.message).toContain('PhoneNumber must be a phone number such as');
  });
});
