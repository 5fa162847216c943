import { gzipSync } from 'node:zlib';
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

function send(
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = { 'content-type': 'application/json' },
) {
  return readAnswer(fetch(server.url, { method: 'POST', headers, body }));
}

describe('a body that is refused', () => {
  it.each([
    ['is cut off', '{"query": "{ resolved }'],
    ['is empty', ''],
    ['is text', 'mutation { touch }'],
    ['is in another alphabet', Buffer.from('{"query":"{ resolved }"}', 'utf16le')],
    ['poisons prototypes', '{"query":"mutation { touch }","__proto__":{"admin":true}}'],
    ['is a number', '17'],
    ['is null', 'null'],
    ['has no query', '{"variables":{}}'],
    ['has a query that is an object', '{"query":{"kind":"Document"}}'],
    ['has an empty query', '{"query":""}'],
    ['has variables that are a list', '{"query":"{ resolved }","variables":[1]}'],
    ['has variables that are JSON in a string', '{"query":"{ resolved }","variables":"{}"}'],
    ['has a name that is a number', '{"query":"{ resolved }","operationName":1}'],
  ])('because it %s', async (_why, body) => {
    const answer = await send(body);
    expect([answer.status, codesOf(answer)]).toEqual([400, ['BAD_REQUEST']]);
  });

  it('because it is a batch, whole', async () => {
    const answer = await send(JSON.stringify([{ query: 'mutation { touch }' }, { query: 'mutation { touch }' }]));
    expect([answer.status, codesOf(answer)]).toEqual([400, ['BAD_REQUEST']]);
    expect(server.graph.touched).toBe(0);
  });

  it('because it has 10 MB', async () => {
    const answer = await send(JSON.stringify({ query: `mutation { touch } #${'x'.repeat(10_000_000)}` }));
    expect([answer.status, codesOf(answer)]).toEqual([413, ['LIMIT_EXCEEDED']]);
    // {"query":"mutation { touch } #…"}: 10,000,000 letters and the 32 around them.
    expect(answer.body.errors?.[0]?.message).toBe(
      'The request body has 10,000,032 bytes; at most 1,048,576 are allowed.',
    );
    expect(server.graph.touched).toBe(0);
  });

  it('because it has 10 MB and does not say so', async () => {
    async function* chunks() {
      for (let index = 0; index < 160; index += 1) yield Buffer.alloc(65_536, 0x20);
    }
    const sent = fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: chunks() as unknown as BodyInit,
      duplex: 'half',
    } as RequestInit);
    const answer = await readAnswer(sent);
    expect([answer.status, codesOf(answer)]).toEqual([413, ['LIMIT_EXCEEDED']]);
    expect(answer.body.errors?.[0]?.message).toBe(
      'The request body has 1,048,577 bytes or more; at most 1,048,576 are allowed.',
    );
  });

  it('because it is compressed', async () => {
    const answer = await send(Buffer.from(gzipSync('{"query":"mutation { touch }"}')), {
      'content-type': 'application/json',
      'content-encoding': 'gzip',
    });
    expect([answer.status, codesOf(answer)]).toEqual([415, ['BAD_REQUEST']]);
  });

  it.each(['text/xml', 'application/graphql', 'application/json-patch+json', 'nonsense', ''])(
    'because it is %s',
    async (type) => {
      const answer = await send(Buffer.from('{"query":"mutation { touch }"}'), { 'content-type': type });
      expect([answer.status, codesOf(answer)]).toEqual([415, ['BAD_REQUEST']]);
      expect(server.graph.touched).toBe(0);
    },
  );
});

describe('text that is not UTF-8', () => {
  const latin1 = Buffer.from('{"query":"{ resolved } # Ren\u00e9"}', 'latin1');
  const NOT_A_FORM = { 'apollo-require-preflight': 'true' };

  it.each(['iso-8859-1', 'windows-1252', 'UTF-16', '"latin1"'])('is refused if it says so: %s', async (charset) => {
    const answer = await send(latin1, { 'content-type': `application/json; charset=${charset}` });
    expect([answer.status, codesOf(answer)]).toEqual([415, ['BAD_REQUEST']]);
  });

  it('is refused if it does not say so', async () => {
    const answer = await send(latin1);
    expect([answer.status, answer.body.errors?.[0]?.message]).toEqual([400, 'The request body is not valid UTF-8.']);
  });

  it.each(['%FF%FE', '%E9', '%C3', '%ED%A0%80', '%zz'])('is refused in an address: %s', async (bytes) => {
    const answer = await readAnswer(
      fetch(`${server.url}?query=%7B%20resolved%20%7D%23${bytes}`, { headers: NOT_A_FORM }),
    );
    expect([answer.status, codesOf(answer)]).toEqual([400, ['BAD_REQUEST']]);
  });

  it('is refused in an address that is not encoded at all', async () => {
    const { status } = await rawRequest(server.port, [
      'GET /graphql?query={resolved}#\u00e9 HTTP/1.1',
      'Host: localhost',
      'Connection: close',
      'apollo-require-preflight: true',
    ]);
    expect(status).toBe(400);
  });

  it.each(['utf-8', 'UTF-8', 'utf8', '"utf-8"'])('is another thing than UTF-8 that is called %s', async (charset) => {
    const answer = await send('{"query":"{ resolved } # \u00e9"}', {
      'content-type': `application/json;charset=${charset}`,
    });
    expect(answer.status).toBe(200);
  });

  it('is another thing than UTF-8 in an address', async () => {
    const answer = await readAnswer(
      fetch(`${server.url}?query=${encodeURIComponent('{ resolved } # \u00e9 \u{1F95B}')}`, { headers: NOT_A_FORM }),
    );
    expect(answer.status).toBe(200);
  });
});

it('takes a body just below the limit', async () => {
  const answer = await send(JSON.stringify({ query: '{ resolved }', extensions: { padding: 'x'.repeat(1_000_000) } }));
  expect(answer.status).toBe(200);
});
