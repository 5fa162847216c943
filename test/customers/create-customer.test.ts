import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holding } from '../support/barrier.ts';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';

let graph: TestGraph;
let side: pg.Pool;
beforeAll(async () => {
  graph = await openTestGraph();
  side = new pg.Pool({ connectionString: graph.url, max: 2 });
});
afterAll(async () => {
  await side.end();
  await graph.close();
});

const CREATE = /* GraphQL */ `
  mutation Create($input: CreateCustomerInput!) {
    createCustomer(input: $input) {
      customer { id name phone status routePosition user { id email role status customer { id } } addresses { line1 isDefault } area { name } agent { name } }
      loginEmail
      oneTimePassword
      userErrors { code message field }
    }
  }
`;

const create = async (input: object, as?: Parameters<TestGraph['ask']>[2]) => {
  const answer = await graph.ask(CREATE, { input: { name: 'Asha Rao', idempotencyKey: randomUUID(), ...input } }, as);
  return { ...answer.data?.createCustomer, errors: answer.errors };
};

const count = async (sql: string, values: unknown[] = []): Promise<number> =>
  Number((await side.query(`SELECT count(*) FROM ${sql}`, values)).rows[0].count);

describe('createCustomer', () => {
  it('creates the customer, its login and its addresses, and returns the password once', async () => {
    const { prisma } = graph.database;
    const area = await prisma.area.findFirstOrThrow();
    const agent = await prisma.user.findFirstOrThrow({ where: { role: 'DELIVERY_AGENT' } });
    const last = await prisma.customer.aggregate({ where: { agentId: agent.id }, _max: { routePosition: true } });
    const made = await create({
      name: '  Asha   Rao ',
      phone: '098765 43210',
      areaId: area.id,
      agentId: agent.id,
      notes: 'Beware of the dog',
      addresses: [
        { line1: '12 First Cross', pincode: '560 034' },
        { line1: 'Office', isDefault: true },
      ],
    });
    expect(made.userErrors).toEqual([]);
    expect(made.oneTimePassword).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
    expect(made.loginEmail).toBe(`customer-${made.customer.id}@earlybird.local`);
    expect(made.customer).toEqual({
      id: expect.any(String),
      name: 'Asha Rao',
      phone: '+919876543210',
      status: 'TRIAL',
      routePosition: (last._max.routePosition ?? 0) + 1,
      user: {
        id: expect.any(String),
        email: made.loginEmail,
        role: 'CUSTOMER',
        status: 'INVITED',
        customer: { id: made.customer.id },
      },
      addresses: [
        { line1: 'Office', isDefault: true },
        { line1: '12 First Cross', isDefault: false },
      ],
      area: { name: area.name },
      agent: { name: agent.name },
    });
  });

  it('puts every row on record in the same transaction, without the password', async () => {
    const made = await create({ email: 'Record@Mail.Example', addresses: [{ line1: '1 Main Road' }] });
    const admin = await graph.viewer('admin@earlybird.example');
    const { rows } = await side.query(
      `SELECT action, entity_type, actor_kind, actor_id, before, after, request_id FROM audit_events
       WHERE entity_id IN ($1, $2) OR after ->> 'customerId' = $1::text ORDER BY id`,
      [made.customer.id, made.customer.user.id],
    );
    expect(rows.map(({ entity_type }) => entity_type)).toEqual(['User', 'Customer', 'Address']);
    for (const row of rows) {
      expect(row).toMatchObject({ action: 'createCustomer', actor_kind: 'USER', actor_id: admin.userId, before: null });
      expect(row.request_id).toMatch(/^[\w-]+$/);
    }
    expect(rows[0].after).toMatchObject({ email: 'record@mail.example', role: 'CUSTOMER', status: 'INVITED' });
    expect(JSON.stringify(rows)).not.toContain(made.oneTimePassword);
    expect(JSON.stringify(rows)).not.toContain('argon2');
  });

  it('answers a repeat with the same customer and no password, and does nothing', async () => {
    const idempotencyKey = randomUUID();
    const first = await create({ idempotencyKey });
    const before = await count('audit_events');
    const second = await create({ idempotencyKey });
    expect(second).toMatchObject({
      customer: first.customer,
      loginEmail: first.loginEmail,
      oneTimePassword: null,
      userErrors: [],
    });
    expect(await count('audit_events')).toBe(before);
    const kept = await side.query('SELECT response FROM idempotency_keys WHERE key = $1', [idempotencyKey]);
    expect(JSON.stringify(kept.rows)).not.toContain(first.oneTimePassword);
  });

  it('refuses the key with another input, and takes it again once it has expired', async () => {
    const idempotencyKey = randomUUID();
    const first = await create({ idempotencyKey });
    const other = await create({ idempotencyKey, name: 'Someone else' });
    expect(other).toMatchObject({ customer: null, userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }] });
    await side.query(
      `UPDATE idempotency_keys SET created_at = now() - interval '8 days', expires_at = now() - interval '1 day' WHERE key = $1`,
      [idempotencyKey],
    );
    const later = await create({ idempotencyKey, name: 'Someone else' });
    expect(later.userErrors).toEqual([]);
    expect(later.customer.id).not.toBe(first.customer.id);
  });

  it('makes one pair of two calls at the same time', async () => {
    const idempotencyKey = randomUUID();
    const admin = await graph.viewer('admin@earlybird.example');
    const held = await holding(
      side,
      `INSERT INTO idempotency_keys (actor_kind, actor_id, mutation, key, input_hash, response, expires_at)
       VALUES ('USER', $1, 'createCustomer', $2, 'x', 'null', now() - interval '1 s' + interval '2 s')`,
      [admin.userId, idempotencyKey],
    );
    // Both wait for the key; the holder ends without a trace.
    const racing = [create({ idempotencyKey, name: 'Race' }), create({ idempotencyKey, name: 'Race' })];
    await held.waiters(2);
    await held.abandon();
    const answers = await Promise.all(racing);
    expect(answers.map(({ userErrors }) => userErrors)).toEqual([[], []]);
    expect(answers[0]?.customer.id).toBe(answers[1]?.customer.id);
    expect(answers.filter(({ oneTimePassword }) => oneTimePassword !== null)).toHaveLength(1);
    expect(await count(`customers WHERE name = 'Race'`)).toBe(1);
    expect(await count(`users WHERE name = 'Race'`)).toBe(1);
  });

  it('gives an email to one of two customers that want it at the same time', async () => {
    const [one, other] = await Promise.all([
      create({ email: 'both@mail.example' }),
      create({ email: 'BOTH@mail.example' }),
    ]);
    const codes = [one, other].flatMap(({ userErrors }) => userErrors.map(({ code }: { code: string }) => code));
    expect(codes).toEqual(['EMAIL_TAKEN']);
    expect(await count(`users WHERE email = 'both@mail.example'`)).toBe(1);
  });

  it('leaves nothing of a process that is killed before the commit, and the repeat does it all', async () => {
    const idempotencyKey = randomUUID();
    const area = await graph.database.prisma.area.findFirstOrThrow();
    // The area is locked after user and key have been written, in the middle of the transaction.
    const held = await holding(side, 'SELECT 1 FROM areas WHERE id = $1 FOR UPDATE', [area.id]);
    const killed = create({ idempotencyKey, name: 'Killed', areaId: area.id });
    await held.waiters(1);
    await side.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    expect((await killed).errors?.[0]?.extensions.code).toBe('SERVICE_UNAVAILABLE');
    await held.release();
    for (const table of ['users', 'customers']) expect(await count(`${table} WHERE name = 'Killed'`)).toBe(0);
    expect(await count('idempotency_keys WHERE key = $1', [idempotencyKey])).toBe(0);
    const again = await create({ idempotencyKey, name: 'Killed', areaId: area.id });
    expect([again.userErrors, typeof again.oneTimePassword]).toEqual([[], 'string']);
  });

  it.each([
    ['no name', { name: ' ' }, ['input', 'name'], 'is empty'],
    ['a NUL in the name', { name: 'a\0b' }, ['input', 'name'], 'cannot be displayed'],
    ['a turn of direction alone', { name: '\u202e' }, ['input', 'name'], 'cannot be displayed'],
    ['joiners alone', { name: '\u200d\u200c' }, ['input', 'name'], 'is empty'],
    ['half a surrogate pair', { name: 'a\ud800' }, ['input', 'name'], 'cannot be displayed'],
    ['a name of 10,000 characters', { name: 'x'.repeat(10_000) }, ['input', 'name'], '200'],
    ['a phone that is none', { phone: '12345' }, ['input', 'phone'], 'phone number'],
    ['a phone with a NUL', { phone: '9876543210\0' }, ['input', 'phone'], 'phone number'],
    ['an email in Cyrillic', { email: 'аsha@mail.example' }, ['input', 'email'], 'ASCII'],
    ['an email with a full-width k', { email: '\uff4bim@mail.example' }, ['input', 'email'], 'ASCII'],
    ['an email that is none', { email: 'asha' }, ['input', 'email'], 'email'],
    ['an area that is no id', { areaId: '1' }, ['input', 'areaId'], 'UUID'],
    [
      'a pincode of five digits',
      { addresses: [{ line1: 'x', pincode: '56003' }] },
      ['input', 'addresses', '0', 'pincode'],
      'six digits',
    ],
    [
      'an address with an empty first line',
      { addresses: [{ line1: ' ' }] },
      ['input', 'addresses', '0', 'line1'],
      'is empty',
    ],
    ['half a position', { addresses: [{ line1: 'x', latitude: '12.9' }] }, ['input', 'addresses', '0'], 'longitude'],
  ])('refuses %s by name, and writes nothing', async (_, input, field, says) => {
    const before = await count('audit_events');
    const { customer, userErrors } = await create(input);
    expect(customer).toBeNull();
    expect(userErrors).toEqual([{ code: 'INVALID_INPUT', message: expect.stringContaining(says), field }]);
    expect(await count('audit_events')).toBe(before);
  });

  it('refuses an address without a first line before it runs', async () => {
    const { errors } = await create({ addresses: [{ city: 'x' }] });
    expect(errors?.[0]?.message).toContain('line1');
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('refuses who and what is not there or not in use', async () => {
    const nowhere = randomUUID();
    const { prisma } = graph.database;
    const { id: areaId } = await prisma.area.create({ data: { name: 'Old town', active: false } });
    const { id: adminId } = await prisma.user.findFirstOrThrow({ where: { role: 'ADMIN' } });
    for (const [input, code, field] of [
      [{ areaId: nowhere }, 'NOT_FOUND', 'areaId'],
      [{ areaId }, 'INACTIVE', 'areaId'],
      [{ agentId: nowhere }, 'NOT_FOUND', 'agentId'],
      [{ agentId: adminId }, 'NOT_AN_AGENT', 'agentId'],
      [{ email: 'admin@earlybird.example' }, 'EMAIL_TAKEN', 'email'],
    ] as const) {
      const { customer, userErrors } = await create({ name: 'Refused', ...input });
      expect({ customer, userErrors }).toMatchObject({
        customer: null,
        userErrors: [{ code, field: ['input', field] }],
      });
    }
    expect(await count(`users WHERE name = 'Refused'`)).toBe(0);
  });

  it('is for administrators and marketing only, at once', async () => {
    const customer = await graph.viewer('customer@earlybird.example');
    expect((await create({}, customer)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await create({}, null)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');

    const { id } = await graph.database.prisma.user.create({
      data: { email: 'm@x.example', name: 'M', role: 'MARKETING', status: 'ACTIVE' },
    });
    const marketing = await graph.viewer('m@x.example');
    expect((await create({}, marketing)).userErrors).toEqual([]);
    await graph.database.prisma.user.update({ where: { id }, data: { role: 'SUPPLIER' } });
    expect((await create({}, marketing)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    await graph.database.prisma.user.update({ where: { id }, data: { role: 'MARKETING', status: 'DISABLED' } });
    expect((await create({}, marketing)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});
