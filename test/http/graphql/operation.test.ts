import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { processorMsOf } from '../../support/processor-time.ts';
import { codesOf, readAnswer, startTestHttpServer, type TestHttpServer } from '../support/test-http-server.ts';

let server: TestHttpServer;
beforeAll(async () => {
  server = await startTestHttpServer();
});
beforeEach(() => {
  server.graph.touched = 0;
});
afterAll(() => server.close());

function get(parameters: Record<string, string>) {
  const url = `${server.url}?${new URLSearchParams(parameters)}`;
  return readAnswer(fetch(url, { headers: { 'apollo-require-preflight': 'true' } }));
}

describe('GET', () => {
  it('answers a query with variables', async () => {
    const answer = await get({ query: 'query ($id: ID!) { customer(id: $id) { id } }', variables: '{"id":"7"}' });
    expect([answer.status, answer.text]).toEqual([200, '{"data":{"customer": {"id" :"7","balance":1.10}}}']);
  });

  it('never runs a mutation', async () => {
    const answer = await get({ query: 'mutation { touch }' });
    expect([answer.status, codesOf(answer)]).toEqual([405, ['BAD_REQUEST']]);
    expect(answer.headers.get('allow')).toBe('POST');
    expect(server.graph.touched).toBe(0);
  });

  it.each(['{', '[]', '7'])('refuses variables that are %s', async (variables) => {
    const answer = await get({ query: '{ resolved }', variables });
    expect([answer.status, codesOf(answer)]).toEqual([400, ['BAD_REQUEST']]);
  });
});

describe('the name of an operation', () => {
  const query = 'query A { resolved } mutation B { touch }';

  it('chooses one of several', async () => {
    expect((await server.post({ query, operationName: 'A' })).body.data).toEqual({ resolved: 'by JavaScript' });
    expect((await server.post({ query, operationName: 'B' })).body.data).toEqual({ touch: 1 });
  });

  it.each([
    ['one that is not there', 'C'],
    ['none', undefined],
  ])('refuses %s', async (_what, operationName) => {
    const answer = await server.post({ query, operationName });
    expect([answer.status, codesOf(answer)]).toEqual([400, ['OPERATION_RESOLUTION_FAILURE']]);
    expect(server.graph.touched).toBe(0);
  });
});

describe('a document', () => {
  it('that does not parse is refused', async () => {
    const answer = await server.post({ query: '{ resolved ' });
    expect([answer.status, codesOf(answer)]).toEqual([400, ['GRAPHQL_PARSE_FAILED']]);
  });

  it('that does not fit the schema is refused with a suggestion', async () => {
    const answer = await server.post({ query: '{ custmer(id: 1) { id } }' });
    expect([answer.status, codesOf(answer)]).toEqual([400, ['GRAPHQL_VALIDATION_FAILED']]);
    expect(answer.body.errors?.[0]?.message).toContain('Did you mean "customer"?');
  });

  it.each([
    ['tokens', `{ ${'resolved '.repeat(6_000)} }`],
    ['levels', `{ customer(id: 1) ${'{ friend '.repeat(30)} { id } ${'}'.repeat(30)} }`],
    ['aliases', `{ customer(id: 1) { ${Array.from({ length: 900 }, (_, index) => `a${index}: id`).join(' ')} } }`],
    ['root fields', `{ ${Array.from({ length: 50 }, (_, index) => `a${index}: resolved`).join(' ')} }`],
    ['fields', `{ customer(id: 1) { ${'friend { id } '.repeat(800)} } }`],
  ])('of too many %s is refused at once, with both figures', async (what, query) => {
    const refusing = async () => {
      const answer = await server.post({ query });
      expect([answer.status, codesOf(answer)]).toEqual([400, ['LIMIT_EXCEEDED']]);
      expect(answer.body.errors?.[0]?.message).toMatch(/\d+.*\d+|\d+ tokens/);
      expect(answer.body.errors?.[0]?.message).toContain(what);
    };
    expect(await processorMsOf(refusing)).toBeLessThan(2_000);
  });

  it('that repeats itself as often as the limits allow is refused in words, too', async () => {
    const answer = await server.post({ query: `{ customer(id: 1) { ${'friend { id } '.repeat(498)} } }` });
    expect([answer.status, codesOf(answer)]).toEqual([400, ['LIMIT_EXCEEDED']]);
    expect(answer.body.errors?.[0]?.message).toContain('too often');
  });

  it('may be introspected', async () => {
    const answer = await server.post({ query: '{ __schema { queryType { name } } }' });
    expect(answer.body.data).toEqual({ __schema: { queryType: { name: 'Query' } } });
  });

  it('is not kept under a hash by clients', async () => {
    const answer = await server.post({ extensions: { persistedQuery: { version: 1, sha256Hash: 'ab'.repeat(32) } } });
    expect(codesOf(answer)).toEqual(['PERSISTED_QUERY_NOT_SUPPORTED']);
  });
});
