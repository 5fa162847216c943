import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rawRequest } from '../support/raw-request.ts';
import { codesOf, readAnswer, startTestHttpServer, type TestHttpServer } from '../support/test-http-server.ts';

let server: TestHttpServer;
beforeAll(async () => {
  server = await startTestHttpServer();
});
beforeEach(() => {
  server.graph.touched = 0;
});
afterAll(() => server.close());

const MUTATION = JSON.stringify({ query: 'mutation { touch }' });

function post(headers: string[], target = '/graphql') {
  return rawRequest(
    server.port,
    [
      `POST ${target} HTTP/1.1`,
      'Connection: close',
      'Content-Type: application/json',
      `Content-Length: ${MUTATION.length}`,
      ...headers,
    ],
    MUTATION,
  );
}

describe('Host', () => {
  it.each(['localhost', 'LOCALHOST:4000', '127.0.0.1:4000', '[::1]:4000', 'api.early-bird.example.', 'graph_1:80'])(
    'accepts %s',
    async (host) => {
      expect((await post([`Host: ${host}`])).status).toBe(200);
      expect(server.graph.touched).toBe(1);
    },
  );

  it.each([
    ['nothing', []],
    ['an empty one', ['Host:']],
    ['two', ['Host: localhost', 'host: evil.example']],
    ['a space', ['Host: local host']],
    ['a path', ['Host: localhost/evil']],
    ['a user', ['Host: user:secret@localhost']],
    ['a port that is none', ['Host: localhost:http']],
    ['a port out of range', ['Host: localhost:99999']],
    ['an open bracket', ['Host: [::1']],
    ['quotes and angle brackets', ['Host: "><script>alert(1)</script>']],
    ['10,000 characters', [`Host: ${'a'.repeat(10_000)}`]],
    ['bytes above ASCII', ['Host: caf\u00e9']],
  ])('refuses %s before anything runs', async (_what, headers) => {
    const { status, body } = await post(headers);
    expect([status, body.errors?.[0]?.extensions.code]).toEqual([400, 'BAD_REQUEST']);
    expect(body.errors?.[0]?.message).toContain('Host');
    expect(server.graph.touched).toBe(0);
  });
});

describe('Accept', () => {
  it.each([
    'text/html',
    'text/html, image/*;q=0.8',
    'application/xml',
    'application/json;q=0',
    'nonsense',
    'multipart/mixed',
    ',;=',
    '*/*;q=0',
  ])('refuses %s before a mutation runs', async (accept) => {
    const answer = await server.post({ query: 'mutation { touch }' }, { accept });
    expect([answer.status, codesOf(answer)]).toEqual([406, ['BAD_REQUEST']]);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(server.graph.touched).toBe(0);
  });

  it.each([
    ['*/*', 'application/json; charset=utf-8'],
    ['application/*', 'application/json; charset=utf-8'],
    ['application/graphql-response+json, application/json;q=0.9', 'application/graphql-response+json; charset=utf-8'],
    ['text/html;q=0.1, application/json', 'application/json; charset=utf-8'],
  ])('answers %s as %s', async (accept, type) => {
    const answer = await server.post({ query: 'mutation { touch }' }, { accept });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
  });

  it('refuses a GET as well', async () => {
    const answer = await readAnswer(fetch(`${server.url}?query={resolved}`, { headers: { accept: 'image/png' } }));
    expect(answer.status).toBe(406);
  });

  it('copes with 15,000 characters of it', async () => {
    const answer = await server.post({ query: '{ resolved }' }, { accept: `${'a/b,'.repeat(3_700)}application/json` });
    expect(answer.status).toBe(200);
  });
});

describe('the request line', () => {
  it.each([
    ['another server', 'http://evil.example:99999/graphql', 400],
    ['an asterisk', '*', 400],
    ['a broken escape', '/%zz', 400],
    ['a climb', '/../../etc/passwd', 404],
    ['a nul byte', '/graphql%00', 404],
  ])('naming %s is refused', async (_what, target, status) => {
    const answer = await post(['Host: localhost'], target);
    expect([answer.status, answer.body.errors?.[0]?.extensions.code]).toEqual([status, 'BAD_REQUEST']);
    expect(server.graph.touched).toBe(0);
  });
});

describe('what is no request', () => {
  it('answers bytes that are not HTTP', async () => {
    const { status, body, head } = await rawRequest(server.port, ['\u0016\u0003\u0001 hello']);
    expect([status, body.errors?.[0]?.extensions.code]).toEqual([400, 'BAD_REQUEST']);
    expect(head).toContain('Connection: close');
  });

  it('answers headers that are too large', async () => {
    const { status, body } = await post(['Host: localhost', `X-Filler: ${'a'.repeat(20_000)}`]);
    expect([status, body.errors?.[0]?.extensions.code]).toEqual([431, 'LIMIT_EXCEEDED']);
  });

  it('answers a body of unclear length', async () => {
    const { status } = await post(['Host: localhost', 'Transfer-Encoding: chunked']);
    expect(status).toBe(400);
    expect(server.graph.touched).toBe(0);
  });
});

describe('methods', () => {
  it.each(['PUT', 'PATCH', 'DELETE'])('refuses %s and names the others', async (method) => {
    const answer = await readAnswer(fetch(server.url, { method, body: MUTATION }));
    expect([answer.status, codesOf(answer)]).toEqual([405, ['BAD_REQUEST']]);
    expect(answer.headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS');
  });

  it('refuses HEAD if there is no page to show', async () => {
    const response = await fetch(server.url, {
      method: 'HEAD',
      headers: { accept: 'application/json', 'apollo-require-preflight': '1' },
    });
    expect([response.status, await response.text()]).toEqual([405, '']);
  });

  it('answers an unknown path in the same shape', async () => {
    const answer = await readAnswer(fetch(new URL('/nowhere', server.url)));
    expect([answer.status, codesOf(answer)]).toEqual([404, ['BAD_REQUEST']]);
  });
});
