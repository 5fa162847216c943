import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestGraph, type TestGraph } from '../../support/test-graph.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph?.close());

const jwt = (header: object, payload: object, signature = '') =>
  `${[header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.${signature}`;

const CLAIMS = {
  sub: '0190a000-0000-7000-8000-000000000001',
  role: 'ADMIN',
  iss: 'earlybird-graph',
  aud: 'earlybird-graph-api',
};

describe('a token that is not ours', () => {
  it.each([
    ['no scheme', 'x'],
    ['another scheme', 'Basic YWRtaW46YWRtaW4='],
    ['nothing behind the scheme', 'Bearer '],
    ['no JWT', 'Bearer x.y.z'],
    ['an unsigned one', `Bearer ${jwt({ alg: 'none', typ: 'at+jwt' }, CLAIMS)}`],
    ['one signed with our public key', `Bearer ${jwt({ alg: 'HS256', typ: 'at+jwt', kid: 'k' }, CLAIMS, 'AAAA')}`],
    ['10,000 characters', `Bearer ${'a'.repeat(10_000)}`],
  ])('answers 401: %s', async (_what, authorization) => {
    const response = await graph.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { authorization },
      payload: { query: '{ viewer { kind } }' },
    });
    expect([response.statusCode, response.json().errors[0].extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
    expect(response.json()).not.toHaveProperty('data');
    expect(response.headers['www-authenticate']).toBe('Bearer');
  });
});

describe('a caller without the permission', () => {
  it('is asked to log in, with 401', async () => {
    const answer = await graph.ask('{ customers { totalCount } }', {}, null);
    expect([answer.status, answer.errors?.[0]?.extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
  });

  it('learns that the role may not, with 403', async () => {
    const answer = await graph.ask('{ users { totalCount } }', {}, await graph.viewer('customer@earlybird.example'));
    expect([answer.status, answer.errors?.[0]?.extensions.code]).toEqual([403, 'FORBIDDEN']);
  });

  it('learns nothing of what is there', async () => {
    const customer = await graph.viewer('customer@earlybird.example');
    const other = await graph.database.prisma.customer.findFirstOrThrow({
      where: { id: { not: customer.customerId ?? '' } },
    });
    const hidden = await graph.ask('query ($id: ID!) { customer(id: $id) { id } }', { id: other.id }, customer);
    const missing = await graph.ask(
      'query ($id: ID!) { customer(id: $id) { id } }',
      { id: '0190a000-0000-7000-8000-00000000dead' },
      customer,
    );
    expect([hidden.status, hidden.text]).toEqual([missing.status, missing.text]);
  });
});
