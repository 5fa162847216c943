import { randomUUID } from 'node:crypto';
import { decodeJwt } from 'jose';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inviteAdmin } from '../../src/identity/activation/invite-admin.service.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';

// One business, from an empty database to a customer who reads its own deliveries. Each step builds on the previous one.

let graph: TestGraph;
let side: pg.Pool;
let log = '';
const secrets: string[] = [];

beforeAll(async () => {
  graph = await openTestGraph({
    create: createTestDatabase,
    log: pino(
      { level: 'trace' },
      {
        write: (line: string) => {
          log += line;
        },
      },
    ),
  });
  side = new pg.Pool({ connectionString: graph.url, max: 1 });
});
afterAll(async () => {
  await side.end();
  await graph.close();
});

async function ask(document: string, variables: object = {}, token: string | null = null) {
  const response = await graph.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
    payload: { query: document, variables },
  });
  const { data, errors } = JSON.parse(response.body);
  return { data, code: errors?.[0]?.extensions.code, status: response.statusCode };
}

/** The payload of the one mutation in the document, which must not be refused. */
async function run(document: string, variables: object, token: string | null) {
  const { data, code } = await ask(document, variables, token);
  expect(code).toBeUndefined();
  // biome-ignore lint/suspicious/noExplicitAny: payloads of every shape.
  const payload = Object.values(data)[0] as any;
  expect(payload.userErrors).toEqual([]);
  return payload;
}

const SESSION =
  'accessToken refreshToken viewer { kind mustChangePassword user { email role customer { id } } customer { id } } userErrors { code }';
const LOGIN = `mutation ($input: LoginInput!) { login(input: $input) { ${SESSION} } }`;
const CHANGE = `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { ${SESSION} } }`;
const CREATE_CUSTOMER = `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id } loginEmail oneTimePassword userErrors { code } } }`;

let admin: string;
let agentId: string;
let areaId: string;
let milk: string;
let customer: { id: string; email: string; password: string };

it('begins with an administrator, invited from the command line', async () => {
  const { activationToken } = await inviteAdmin(graph.database, { email: 'Meera@EarlyBird.example', name: 'Meera' });
  const session = await run(
    `mutation ($input: ActivateAccountInput!) { activateAccount(input: $input) { ${SESSION} } }`,
    { input: { token: activationToken, newPassword: 'monsoon over Mysuru' } },
    null,
  );
  expect(session.viewer).toMatchObject({
    mustChangePassword: false,
    user: { email: 'meera@earlybird.example', role: 'ADMIN' },
  });
  secrets.push(activationToken, session.accessToken, session.refreshToken, 'monsoon over Mysuru');
  admin = session.accessToken;
  // A second call lets the same person in again; nobody else becomes an administrator.
  await inviteAdmin(graph.database, { email: 'meera@earlybird.example', name: 'Somebody' });
  expect((await side.query('SELECT name, role FROM users')).rows).toEqual([{ name: 'Meera', role: 'ADMIN' }]);
});

it('gets its name, its area, its products with prices and tax, through the API alone', async () => {
  const { businessSettings } = await run(
    'mutation ($input: UpdateBusinessSettingsInput!) { updateBusinessSettings(input: $input) { businessSettings { name gstin upiId phone creditDays } userErrors { code } } }',
    { input: { name: 'EarlyBird', gstin: '29abcde1234f1z5', upiId: 'earlybird@okbank', phone: '080 4123 4567' } },
    admin,
  );
  expect(businessSettings).toEqual({
    name: 'EarlyBird',
    gstin: '29ABCDE1234F1Z5',
    upiId: 'earlybird@okbank',
    phone: '+918041234567',
    creditDays: 10,
  });
  const { area } = await run(
    'mutation ($input: CreateAreaInput!) { createArea(input: $input) { area { id } userErrors { code } } }',
    { input: { name: 'Koramangala', idempotencyKey: randomUUID() } },
    admin,
  );
  areaId = area.id;
  const { product } = await run(
    'mutation ($input: CreateProductInput!) { createProduct(input: $input) { product { id currentPrice } userErrors { code } } }',
    { input: { name: 'Cow milk', unit: 'LITRE', price: '60', idempotencyKey: randomUUID() } },
    admin,
  );
  expect(product.currentPrice).toBe('60.00');
  milk = product.id;
  await run(
    'mutation ($input: SetTaxRateInput!) { setTaxRate(input: $input) { userErrors { code } } }',
    { input: { productId: milk, rate: '5', inclusive: true, effectiveFrom: '2026-01-01' } },
    admin,
  );
});

it('gets an agent and a customer on the agent’s round, whose one-time password is returned once', async () => {
  const made = await run(
    'mutation ($input: CreateUserInput!) { createUser(input: $input) { user { id } oneTimePassword userErrors { code } } }',
    {
      input: {
        email: 'ravi@earlybird.example',
        name: 'Ravi',
        role: 'DELIVERY_AGENT',
        idempotencyKey: randomUUID(),
      },
    },
    admin,
  );
  agentId = made.user.id;
  const input = {
    name: 'Asha Rao',
    phone: '98765 43210',
    areaId,
    agentId,
    addresses: [{ line1: '12 First Cross', pincode: '560034' }],
    idempotencyKey: randomUUID(),
  };
  const created = await run(CREATE_CUSTOMER, { input }, admin);
  customer = { id: created.customer.id, email: created.loginEmail, password: created.oneTimePassword };
  secrets.push(made.oneTimePassword, created.oneTimePassword);
  expect((await run(CREATE_CUSTOMER, { input }, admin)).oneTimePassword).toBeNull();
  await run(
    'mutation ($input: SetCustomerPriceInput!) { setCustomerPrice(input: $input) { price customer { name } product { name } userErrors { code } } }',
    { input: { customerId: customer.id, productId: milk, price: '58.50', effectiveFrom: '2026-01-01' } },
    admin,
  );
});

it('lets the customer in with it, by phone as by email, to change it and nothing else', async () => {
  const { password } = customer;
  for (const name of [{ email: customer.email }, { phone: '+91 98765-43210' }]) {
    const first = await run(LOGIN, { input: { ...name, password } }, null);
    expect(first).toMatchObject({
      refreshToken: null,
      viewer: { mustChangePassword: true, user: null, customer: null },
    });
    expect(
      await ask('{ viewer { mustChangePassword } customers { totalCount } }', {}, first.accessToken),
    ).toMatchObject({ code: 'FORBIDDEN', status: 403 });
    secrets.push(first.accessToken);
  }
  const { accessToken } = await run(LOGIN, { input: { email: customer.email, password } }, null);
  const session = await run(
    CHANGE,
    { input: { currentPassword: password, newPassword: 'kite over the temple' } },
    accessToken,
  );
  secrets.push(session.accessToken, session.refreshToken, 'kite over the temple');
  expect(decodeJwt(session.accessToken)).toMatchObject({
    role: 'CUSTOMER',
    customer_id: customer.id,
    must_change: false,
  });
  const { data } = await ask(
    '{ viewer { user { role } customer { id name area { name } addresses { line1 } orders { totalCount } deliveryStatuses { totalCount } balance } } customers { nodes { id } } products { nodes { name currentPrice } } }',
    {},
    session.accessToken,
  );
  expect(data).toEqual({
    viewer: {
      user: { role: 'CUSTOMER' },
      customer: {
        id: customer.id,
        name: 'Asha Rao',
        area: { name: 'Koramangala' },
        addresses: [{ line1: '12 First Cross' }],
        orders: { totalCount: 0 },
        deliveryStatuses: { totalCount: 0 },
        balance: '0.00',
      },
    },
    customers: { nodes: [{ id: customer.id }] },
    products: { nodes: [{ name: 'Cow milk', currentPrice: '60.00' }] },
  });
});

it('answers a wrong password, a disabled user and a customer without a login alike', async () => {
  const refused = async (email: string, password: string) =>
    (await ask(LOGIN, { input: { email, password } })).data.login.userErrors;
  const wrong = await refused(customer.email, 'not this one');
  expect(wrong).toEqual([{ code: 'INVALID_CREDENTIALS' }]);
  await run(
    'mutation ($input: DisableUserInput!) { disableUser(input: $input) { userErrors { code } } }',
    { input: { userId: agentId } },
    admin,
  );
  expect(await refused('ravi@earlybird.example', secrets[4] as string)).toEqual(wrong);
  const { id } = await graph.database.prisma.customer.create({ data: { name: 'Imported' } });
  expect(await refused(`customer-${id}@earlybird.local`, 'whatever it was')).toEqual(wrong);
  expect(
    (await run(LOGIN, { input: { email: 'meera@earlybird.example', password: 'monsoon over Mysuru' } }, null)).viewer
      .user.role,
  ).toBe('ADMIN');
});

it('has written no secret into its log, and none in clear into any table', async () => {
  expect(log).toContain('"path":"/graphql"');
  const tables = await side.query(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
  );
  const rows = await Promise.all(
    tables.rows.map(({ name }) =>
      side.query(`SELECT string_agg(t::text, ' ') AS text FROM ${pg.escapeIdentifier(name)} t`),
    ),
  );
  const stored = rows.map(({ rows: [row] }) => row.text ?? '').join('\n');
  const hashes = (
    await side.query('SELECT password_hash AS hash FROM credentials UNION SELECT token_hash FROM refresh_tokens')
  ).rows;
  expect(secrets.length).toBeGreaterThan(8);
  for (const secret of secrets) {
    expect(log).not.toContain(secret);
    expect(stored).not.toContain(secret);
  }
  for (const { hash } of hashes) expect(log).not.toContain(hash);
  const answered = await side.query(`SELECT string_agg(concat(before, after), ' ') AS text FROM audit_events`);
  for (const { hash } of hashes) expect(answered.rows[0].text).not.toContain(hash);
});
