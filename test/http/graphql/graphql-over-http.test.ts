import { type AuditResult, serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAnswer, startTestHttpServer, type TestHttpServer } from '../support/test-http-server.ts';

/** Recommendations that we do not follow, each with its reason. Everything else must pass. */
const EXPECTED_WARNINGS: Readonly<Record<string, string>> = {
  '572B':
    'A document that does not parse answers 400 whatever the client accepts: proxies and monitors must see a failure.',
  FDE2: 'The same for a document that is not valid.',
  '7B9B': 'The same for variables that do not fit.',
};

let server: TestHttpServer;
beforeAll(async () => {
  server = await startTestHttpServer();
});
afterAll(() => server.close());

describe('the audit suite of GraphQL over HTTP', () => {
  const audits = serverAudits({
    url: () => server.url,
    fetchFn: (url: string, options: RequestInit = {}) =>
      fetch(url, { ...options, headers: { ...options.headers, 'apollo-require-preflight': 'true' } }),
  });

  it('is the whole suite', () => {
    expect(audits.length).toBeGreaterThanOrEqual(60);
    expect(Object.keys(EXPECTED_WARNINGS).filter((id) => !audits.some((audit) => audit.id === id))).toEqual([]);
  });

  for (const audit of audits) {
    it(`${audit.id} ${audit.name}`, async () => {
      const result: AuditResult = await audit.fn();
      const reason = EXPECTED_WARNINGS[audit.id];
      expect(result.status, result.status === 'ok' ? '' : result.reason).toBe(reason === undefined ? 'ok' : 'warn');
    });
  }
});

describe('cross-site request forgery', () => {
  const query = '?query=%7B__typename%7D';

  it('is refused: a GET that any page could send', async () => {
    const answer = await readAnswer(fetch(server.url + query));
    expect(answer.status).toBe(400);
    expect(answer.body.errors?.[0]?.message).toContain('Cross-Site Request Forgery');
    expect(answer.body.errors?.[0]?.extensions.code).toBe('BAD_REQUEST');
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'is refused: a POST of %s, which a form could send',
    async (type) => {
      const body = JSON.stringify({ query: 'mutation { touch }' });
      const answer = await readAnswer(fetch(server.url, { method: 'POST', headers: { 'content-type': type }, body }));
      expect(answer.status).toBe(415);
      expect(server.graph.touched).toBe(0);
    },
  );

  it('does not stop a client that names a header which forces a preflight', async () => {
    const answer = await readAnswer(fetch(server.url + query, { headers: { 'apollo-require-preflight': 'true' } }));
    expect([answer.status, answer.text]).toEqual([200, '{"data":{"__typename":"Query"}}']);
  });

  it.each([
    ['a type and no body, as some programs send it with everything', { 'content-type': 'application/json' }, undefined],
    ['a body', { 'content-type': 'application/json' }, '{"query":"mutation { touch }"}'],
    ['a body that is no JSON', { 'content-type': 'application/json' }, '{'],
    ['a body of a type that we never read', { 'content-type': 'text/plain' }, 'x'],
    ['a bad token', { authorization: 'Bearer bad' }, undefined],
    ['a type that we do not answer in', { accept: 'image/png' }, undefined],
  ])('says what is allowed, also to OPTIONS with %s', async (_what, headers, body) => {
    const {
      statusCode,
      headers: answered,
      body: text,
    } = await server.app.inject({
      method: 'OPTIONS',
      url: '/graphql',
      headers: headers as Record<string, string>,
      ...(body === undefined ? {} : { body }),
    });
    expect([statusCode, answered.allow, text]).toEqual([204, 'GET, HEAD, POST, OPTIONS', '']);
    expect(server.graph.touched).toBe(0);
  });

  it('does not stop the preflight itself, and allows no other origin', async () => {
    const response = await fetch(server.url, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS');
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});
