import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExampleOperation, readExampleOperations } from '../../../src/http/ide/example-operations.ts';
import { recordStatements } from '../../support/statements.ts';
import { type Answer, openTestGraph, type TestGraph } from '../../support/test-graph.ts';

let graph: TestGraph;
let examples: Map<string, ExampleOperation>;
let customerId: string;

beforeAll(async () => {
  graph = await openTestGraph();
  const operations = await readExampleOperations();
  examples = new Map(operations.map((example) => [/(?:query|mutation) (\w+)/.exec(example.query)?.[1] ?? '', example]));
  customerId = (await graph.viewer('customer@earlybird.example')).customerId ?? '';
});
afterAll(() => graph?.close());

async function run(name: string, variables: object = {}, email = 'admin@earlybird.example'): Promise<Answer> {
  const { query, variables: defaults } = examples.get(name) as ExampleOperation;
  const viewer = await graph.viewer(email);
  let answer: Answer | undefined;
  const statements = await recordStatements(async () => {
    answer = await graph.ask(query, { ...JSON.parse(defaults), ...variables }, viewer);
  });
  expect(answer?.errors).toBeUndefined();
  expect(answer?.status).toBe(200);
  expect(statements).toHaveLength(1);
  return answer as Answer;
}

it('are about days near today', async () => {
  const atNewYear = await readExampleOperations(undefined, new Date('2026-12-31T23:59:59Z'));
  const [account, day, , month] = atNewYear.slice(3).map(({ variables }) => JSON.parse(variables));
  expect(account).toEqual({ from: '2026-12-31' });
  expect(day).toEqual({ date: '2026-12-31' });
  expect(month).toEqual({ area: '', from: '2026-12-01', to: '2027-01-01' });
});

describe('the ready operations, each in one statement', () => {
  it('are these', () => {
    expect([...examples.keys()]).toEqual([
      'Login',
      'FindCustomers',
      'CustomerLedger',
      'MyAccount',
      'OrdersOfADay',
      'FinalizedInvoices',
      'AnalystMonth',
      'Recovery',
      'CustomerPrices',
      'MyRun',
      'CreateCustomer',
      'ChangePassword',
      'RefreshSession',
    ]);
  });

  it('FindCustomers finds some', async () => {
    expect((await run('FindCustomers')).data.customers.nodes.length).toBe(10);
  });

  it('CustomerLedger shows a customer with orders, deliveries and bills', async () => {
    const { data } = await run('CustomerLedger', { id: customerId, orders: 60 });
    expect(data.customer.id).toBe(customerId);
    const orders: { delivery: object | null; invoiceLines: object[] }[] = data.customer.orders.nodes;
    expect(orders.some(({ delivery, invoiceLines }) => delivery !== null && invoiceLines.length > 0)).toBe(true);
  });

  it('MyAccount shows customers themselves', async () => {
    const { data } = await run('MyAccount', {}, 'customer@earlybird.example');
    expect(data.viewer.customer.id).toBe(customerId);
    expect(data.viewer.customer.invoices.nodes.length).toBeGreaterThan(0);
  });

  it('OrdersOfADay shows a day', async () => {
    const order = await graph.database.prisma.order.findFirstOrThrow({ orderBy: { deliveryDate: 'desc' } });
    const { data } = await run('OrdersOfADay', { date: order.deliveryDate.toISOString().slice(0, 10) });
    expect(data.orders.totalCount).toBeGreaterThan(0);
  });

  it('CustomerPrices shows what a customer pays of its own', async () => {
    const { customerId: id } = await graph.database.prisma.customerPrice.findFirstOrThrow();
    const { data } = await run('CustomerPrices', { id });
    expect(data.customer.prices.length).toBeGreaterThan(0);
    expect(data.businessSettings.name).not.toBe('');
  });

  it('FinalizedInvoices shows bills', async () => {
    expect((await run('FinalizedInvoices')).data.invoices.nodes.length).toBeGreaterThan(0);
  });
});

it('anyone who looks for the fields of a row beside the rows learns where they are', async () => {
  const answer = await graph.ask('{ customers { name } }', {}, await graph.viewer('admin@earlybird.example'));
  expect(answer.errors).toMatchObject([
    {
      message: 'Cannot query field "name" on type "CustomerConnection". The rows of a list are in its "nodes".',
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    },
  ]);
});

it('Login refuses a wrong password without an error', async () => {
  const { query } = examples.get('Login') as ExampleOperation;
  const answer = await graph.ask(query, { input: { email: 'admin@earlybird.example', password: 'wrong' } }, null);
  expect([answer.status, answer.data.login.userErrors[0].code]).toEqual([200, 'INVALID_CREDENTIALS']);
});

it('CreateCustomer, ChangePassword and RefreshSession take a new customer from its creation to its second session', async () => {
  const operation = (name: string) => examples.get(name)?.query as string;
  const variables = JSON.parse((examples.get('CreateCustomer') as ExampleOperation).variables);
  variables.input.idempotencyKey = '01890a5d-ac96-774b-bcce-b302099a8057';
  const { createCustomer } = (await graph.ask(operation('CreateCustomer'), variables)).data;
  expect(createCustomer.userErrors).toEqual([]);
  const { loginEmail: email, oneTimePassword: password } = createCustomer;
  const { login } = (await graph.ask(operation('Login'), { input: { email, password } }, null)).data;
  expect(login.viewer.mustChangePassword).toBe(true);
  const changed = await graph.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { authorization: `Bearer ${login.accessToken}` },
    payload: {
      query: operation('ChangePassword'),
      variables: { input: { currentPassword: password, newPassword: 'kite over the temple' } },
    },
  });
  const { refreshToken } = JSON.parse(changed.body).data.changePassword;
  const { refreshSession } = (await graph.ask(operation('RefreshSession'), { input: { refreshToken } }, null)).data;
  expect(refreshSession).toMatchObject({ userErrors: [], accessToken: expect.any(String) });
});
