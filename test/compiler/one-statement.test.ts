import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordStatements } from '../support/statements.ts';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';
import { readLedgerNaively } from './naive-ledger.ts';

const LEDGER = await readFile('examples/operations/frontend-customer-ledger.graphql', 'utf8');
const MY_ACCOUNT = await readFile('examples/operations/frontend-my-account.graphql', 'utf8');

let graph: TestGraph;
beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph.close());

describe('The headline query', () => {
  it('walks customer → order → delivery → bill in one SQL statement', async () => {
    const { customerId } = await graph.viewer('customer@earlybird.example');
    let answer: Awaited<ReturnType<TestGraph['ask']>> | undefined;
    const statements = await recordStatements(async () => {
      answer = await graph.ask(LEDGER, { id: customerId });
    });
    expect(answer?.errors).toBeUndefined();
    expect(statements).toHaveLength(1);
  });

  it('answers what an edge-by-edge reading of the same rows gives', async () => {
    const { customerId } = await graph.viewer('customer@earlybird.example');
    const { data } = await graph.ask(LEDGER, { id: customerId, orders: 40 });
    expect(data.customer.orders.nodes.length).toBeGreaterThan(30);
    expect(data.customer.orders.nodes.some((order: { invoiceLines: unknown[] }) => order.invoiceLines.length > 0)).toBe(
      true,
    );
    const { pageInfo, ...orders } = data.customer.orders;
    expect(pageInfo).toEqual({ hasNextPage: true, endCursor: expect.any(String) });
    expect({ ...data.customer, orders }).toEqual(
      await readLedgerNaively(graph.database.prisma, customerId as string, 40),
    );
  });

  it('is null for a customer that does not exist', async () => {
    const { data, errors } = await graph.ask(LEDGER, { id: '018f0000-0000-7000-8000-000000000000' });
    expect({ data, errors }).toEqual({ data: { customer: null }, errors: undefined });
  });
});

describe('My account', () => {
  it('shows a customer who it is, what comes next and what it owes, in one SQL statement', async () => {
    const viewer = await graph.viewer('customer@earlybird.example');
    let answer: Awaited<ReturnType<TestGraph['ask']>> | undefined;
    const statements = await recordStatements(async () => {
      answer = await graph.ask(MY_ACCOUNT, { from: '2026-03-31' }, viewer);
    });
    expect(answer?.errors).toBeUndefined();
    expect(answer?.data.viewer).toMatchObject({
      user: { id: viewer.userId, email: 'customer@earlybird.example', role: 'CUSTOMER' },
      customer: { id: viewer.customerId },
    });
    expect(answer?.data.viewer.customer.invoices.nodes.length).toBeGreaterThan(1);
    expect(statements).toHaveLength(1);
  });

  it('is null for those who have not logged in', async () => {
    expect((await graph.ask(MY_ACCOUNT, { from: '2026-03-31' }, null)).data).toEqual({ viewer: null });
  });
});
