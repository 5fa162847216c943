import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAnswer, startTestHttpServer, type TestHttpServer } from '../support/test-http-server.ts';

let server: TestHttpServer;
beforeEach(async () => {
  server = await startTestHttpServer();
});
afterEach(() => server.close());

async function requestLines(): Promise<Record<string, unknown>[]> {
  // The line is written once the answer has been sent, which may be a moment after it was read here.
  await new Promise((resolve) => setTimeout(resolve, 20));
  return server.lines.filter(({ msg }) => msg === 'request');
}

describe('the line of a request', () => {
  it('says who did what, with what outcome and how long it took', async () => {
    await server.post(
      { query: 'query Ledger($id: ID!) { customer(id: $id) { id } }', variables: { id: 'private-id' } },
      { authorization: 'Bearer good', 'x-request-id': 'trace-1' },
    );
    const [line, ...others] = await requestLines();
    expect(others).toEqual([]);
    expect(line).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      requestId: 'trace-1',
      method: 'POST',
      path: '/graphql',
      status: 200,
      durationMs: expect.any(Number),
      userId: '0190a000-0000-7000-8000-000000000001',
      role: 'ADMIN',
      operationType: 'query',
      operationName: 'Ledger',
      compiled: true,
      msg: 'request',
    });
  });

  it('names the codes of what went wrong', async () => {
    await server.post({ query: '{ nothing }' });
    await server.post({ query: 'mutation { refuse(code: "FORBIDDEN") }' });
    await readAnswer(fetch(server.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' }));
    expect((await requestLines()).map(({ status, errorCodes }) => [status, errorCodes])).toEqual([
      [400, ['GRAPHQL_VALIDATION_FAILED']],
      [403, ['FORBIDDEN']],
      [400, ['BAD_REQUEST']],
    ]);
  });

  it('never holds variables, tokens, documents, addresses of GET queries or messages', async () => {
    const secret = 'hunter2-secret';
    await server.post({ query: 'mutation ($n: Int!) { touch(amount: $n) }', variables: { n: secret } });
    await server.post(
      { query: `{ customer(id: "${secret}") { id } }` },
      { authorization: 'Bearer good', cookie: secret },
    );
    await server.post({ query: '{ resolved }' }, { authorization: `Bearer ${secret}` });
    await readAnswer(
      fetch(`${server.url}?query={customer(id:"${secret}"){id}}`, { headers: { 'apollo-require-preflight': '1' } }),
    );
    await readAnswer(fetch(new URL(`/nowhere?${secret}`, server.url)));
    expect(await requestLines()).toHaveLength(5);
    expect(JSON.stringify(server.lines)).not.toContain(secret);
    expect(JSON.stringify(server.lines)).not.toContain('Bearer');
  });

  it('is silent on health, unless that is bad', async () => {
    await fetch(new URL('/health/live', server.url));
    await fetch(new URL('/health/ready', server.url));
    expect(await requestLines()).toEqual([]);
  });

  it('cuts long names', async () => {
    await server.post({ query: `query ${'n'.repeat(5_000)} { resolved }` });
    expect(String((await requestLines())[0]?.operationName)).toHaveLength(100);
  });
});

describe('the id of a request', () => {
  it('is the caller’s where that is sane', async () => {
    const answer = await server.post(
      { query: '{ resolved }' },
      { 'x-request-id': '4bf92f3577b34da6/a3ce929d0e0e4736:1' },
    );
    expect(answer.headers.get('x-request-id')).toBe('4bf92f3577b34da6/a3ce929d0e0e4736:1');
  });

  it.each(['', 'a b', 'x'.repeat(129), '{"a":1}', 'é'])('is ours instead of "%s"', async (sent) => {
    const answer = await server.post({ query: '{ resolved }' }, { 'x-request-id': sent });
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
  });

  it('is on every answer, whatever it is', async () => {
    const urls = ['/graphql', '/nowhere', '/health/live', '/schema.graphql', '/%zz'];
    const answers = await Promise.all(urls.map((path) => fetch(new URL(path, server.url))));
    for (const { headers } of answers) {
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('server')).toBeNull();
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });
});
