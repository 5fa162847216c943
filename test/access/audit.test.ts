import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Datamodel } from '../../src/compiler/datamodel.ts';
import { buildGraphSchema } from '../../src/schema.ts';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';

// Every mutation once, in an order in which each succeeds; whatever is added to the schema has to find its place here.

let graph: TestGraph;
beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph.close());

const HEADERS = { 'user-agent': 'audit-test', 'x-request-id': 'audit-test-1' };
const PASSWORD = 'monsoon over Mysuru';

/** Sends one mutation, which must not be refused; gives its payload. */
async function run(field: string, selection = '', accessToken?: string) {
  const response = await graph.app.inject({
    method: 'POST',
    url: '/graphql',
    remoteAddress: '198.51.100.7',
    headers: { ...HEADERS, ...(accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }) },
    payload: { query: `mutation { it: ${field} { ${selection} userErrors { code message } } }` },
  });
  const { data, errors } = JSON.parse(response.body);
  expect([field, errors, data?.it?.userErrors]).toEqual([field, undefined, []]);
  return data.it;
}

async function doEverythingOnce(): Promise<void> {
  const admin = (await graph.tokens.issue(await graph.viewer('admin@earlybird.example'))).accessToken;
  const by = (field: string, selection?: string) => run(field, selection, admin);

  const area = (await by('createArea(name: "Indiranagar")', 'area { id }')).area.id;
  await by(`updateArea(id: "${area}", name: "Indira Nagar")`);
  const product = (await by('createProduct(input: { name: "Lassi", unit: PACKET, price: "30" })', 'product { id }'))
    .product.id;
  await by(`updateProduct(id: "${product}", input: { category: "Drinks" })`);
  await by(`setProductPrice(productId: "${product}", price: "32", effectiveFrom: "2026-05-01")`);
  await by(`setTaxRate(productId: "${product}", rate: "12", inclusive: true, effectiveFrom: "2026-05-01")`);
  await by('updateBusinessSettings(input: { name: "EarlyBird Two" })');

  const made = await by(
    `createCustomer(input: { name: "Asha", areaId: "${area}", idempotencyKey: "${randomUUID()}" })`,
    'customer { id user { id } } loginEmail oneTimePassword',
  );
  const { id } = made.customer;
  await by(`updateCustomer(id: "${id}", input: { phone: "98765 43210" })`);
  const address = (await by(`addAddress(customerId: "${id}", input: { line1: "1 Main Road" })`, 'address { id }'))
    .address.id;
  await by(`updateAddress(id: "${address}", input: { city: "Bengaluru" })`);
  await by(`archiveAddress(id: "${address}")`);
  await by(`setCustomerPrice(customerId: "${id}", productId: "${product}", price: "29", effectiveFrom: "2026-05-01")`);
  await by(`deactivateProduct(id: "${product}")`);

  const agent = (
    await by('createUser(input: { email: "agent9@x.example", name: "Ravi", role: DELIVERY_AGENT })', 'user { id }')
  ).user.id;
  const { id: other } = (
    await by(`createCustomer(input: { name: "Latha", idempotencyKey: "${randomUUID()}" })`, 'customer { id }')
  ).customer;
  await by(`assignAgent(agentId: "${agent}", customerIds: ["${id}", "${other}"])`);
  await by(`setRouteOrder(agentId: "${agent}", customerIds: ["${other}"])`);
  await by(`updateUser(id: "${agent}", input: { name: "Ravi Shankar" })`);
  await by(`disableUser(id: "${agent}")`);
  await by(`enableUser(id: "${agent}")`);
  const supplier = (
    await by('createUser(input: { email: "old@x.example", name: "Old", role: SUPPLIER })', 'user { id }')
  ).user.id;
  const { id: imported } = await graph.database.prisma.customer.create({ data: { name: 'Imported' } });
  await by(`linkUserToCustomer(userId: "${supplier}", customerId: "${imported}")`);

  const first = await run(
    `login(input: { email: "${made.loginEmail}", password: "${made.oneTimePassword}" })`,
    'accessToken',
  );
  const session = await run(
    `changePassword(input: { currentPassword: "${made.oneTimePassword}", newPassword: "${PASSWORD}" })`,
    'refreshToken',
    first.accessToken,
  );
  const { accessToken } = await run(`refreshSession(refreshToken: "${session.refreshToken}")`, 'accessToken');
  await run('logout', '', accessToken);
  const { activationToken } = await by(`issueActivation(userId: "${made.customer.user.id}")`, 'activationToken');
  await run(`activateAccount(token: "${activationToken}", newPassword: "${PASSWORD} again")`);
  await by(`setCustomerStatus(id: "${id}", status: STOPPED)`);
  await by(`anonymizeCustomer(id: "${id}", reason: "Asked for it")`);
}

it('every mutation puts on record what it did, by whom, from where and in which request', async () => {
  await doEverythingOnce();
  const { rows } = await graph.database.pool.query(
    `SELECT DISTINCT action FROM audit_events
     WHERE actor_kind = 'USER' AND actor_id IS NOT NULL AND request_id = 'audit-test-1' AND entity_type IS NOT NULL
       AND (ip, user_agent) IS NOT DISTINCT FROM ('198.51.100.7', 'audit-test')
        -- Of the anonymised person's own sessions nothing is left but that there were some.
        OR (ip IS NULL AND user_agent IS NULL AND request_id = 'audit-test-1')`,
  );
  const schema = await buildGraphSchema(Datamodel.load());
  const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});
  expect(rows.map(({ action }) => action).toSorted()).toEqual(mutations.toSorted());
});
