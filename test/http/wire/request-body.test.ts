import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
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

it('takes a body just below the limit', async () => {
  const answer = await send(JSON.stringify({ query: '{ resolved }', extensions: { padding: 'x'.repeat(1_000_000) } }));
  expect(answer.status).toBe(200);
});
