import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codesOf, startTestHttpServer, type TestHttpServer } from '../support/test-http-server.ts';

let server: TestHttpServer;
beforeAll(async () => {
  server = await startTestHttpServer();
});
afterAll(() => server.close());

const CUSTOMER = 'query Customer($id: ID!) { customer(id: $id) { id } }';

describe('what the engine answers', () => {
  it('reaches the client as it was written', async () => {
    const answer = await server.post({ query: CUSTOMER, variables: { id: '7' } });
    expect([answer.status, answer.text]).toEqual([200, '{"data":{"customer": {"id" :"7","balance":1.10}}}']);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(Number(answer.headers.get('content-length'))).toBe(answer.text.length);
  });

  it('is asked for with coerced variables, the document and who reads', async () => {
    await server.post({ query: 'query ($size: Int = 3) { text(size: $size) }' }, { authorization: 'Bearer good' });
    const request = server.graph.asked.at(-1);
    expect(request?.variables).toEqual({ size: 3 });
    expect(request?.source).toBe('query ($size: Int = 3) { text(size: $size) }');
    expect(request?.reader.role).toBe('ADMIN');
  });

  it('is read by nobody in particular without a token', async () => {
    await server.post({ query: '{ text }' });
    expect(server.graph.asked.at(-1)?.reader.role).toBe('ANONYMOUS');
  });

  it('may be left to JavaScript', async () => {
    expect((await server.post({ query: '{ resolved }' })).text).toBe('{"data":{"resolved":"by JavaScript"}}');
  });
});

describe('variables', () => {
  it.each([
    ['are missing', {}],
    ['are of the wrong type', { id: { not: 'an id' } }],
    ['are null', { id: null }],
  ])('that %s are refused before the engine is asked', async (_what, variables) => {
    const asked = server.graph.asked.length;
    const answer = await server.post({ query: CUSTOMER, variables });
    expect([answer.status, codesOf(answer), answer.body.data]).toEqual([400, ['BAD_USER_INPUT'], undefined]);
    expect(answer.body.errors?.[0]?.message).toContain('$id');
    expect(answer.body.errors?.[0]?.locations).toEqual([{ line: 1, column: 16 }]);
    expect(server.graph.asked.length).toBe(asked);
  });

  it('of a mutation are refused alike', async () => {
    const answer = await server.post({ query: 'mutation ($n: Int!) { touch(amount: $n) }', variables: { n: 'x' } });
    expect([answer.status, codesOf(answer), answer.body.data]).toEqual([400, ['BAD_USER_INPUT'], undefined]);
    expect(server.graph.touched).toBe(0);
  });

  it('answer with few errors however many are wrong', async () => {
    const names = Array.from({ length: 200 }, (_, index) => `$v${index}: ID!`);
    const uses = Array.from({ length: 20 }, (_, index) => `a${index}: customer(id: $v${index}) { id }`);
    const answer = await server.post({ query: `query (${names.slice(0, 20).join(' ')}) { ${uses.join(' ')} }` });
    expect(answer.status).toBe(400);
    expect(new Set(codesOf(answer))).toEqual(new Set(['BAD_USER_INPUT']));
    expect(answer.body.errors?.length).toBeLessThanOrEqual(11);
  });
});

describe('what is refused', () => {
  const statuses = {
    UNAUTHENTICATED: 401,
    FORBIDDEN: 403,
    BAD_USER_INPUT: 400,
    LIMIT_EXCEEDED: 400,
    SERVICE_UNAVAILABLE: 503,
  };

  describe.each(Object.entries(statuses))('with %s', (code, status) => {
    it.each(['query', 'mutation'])(`answers %s with ${status} and no data`, async (type) => {
      const answer = await server.post({
        query: `${type} ($code: String!) { refuse(code: $code) }`,
        variables: { code },
      });
      expect([answer.status, codesOf(answer)]).toEqual([status, [code]]);
      expect(answer.body).not.toHaveProperty('data');
      expect(answer.body.errors?.[0]).toMatchObject({ message: `Refused with ${code}.`, path: ['refuse'] });
      expect(answer.headers.get('www-authenticate')).toBe(status === 401 ? 'Bearer' : null);
    });
  });

  it('does not hide what has been done beside it', async () => {
    const answer = await server.post({ query: 'mutation { touch refuse(code: "FORBIDDEN") }' });
    expect([answer.status, codesOf(answer)]).toEqual([200, ['FORBIDDEN']]);
    expect(answer.body.data).toEqual({ touch: 1, refuse: null });
  });

  it('is a token that is not ours, before anything runs', async () => {
    const answer = await server.post({ query: 'mutation { touch }' }, { authorization: 'Bearer forged' });
    expect([answer.status, codesOf(answer)]).toEqual([401, ['UNAUTHENTICATED']]);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(server.graph.touched).toBe(1);
  });
});

describe('compression', () => {
  it('is done for large answers to clients that can read it', async () => {
    server.graph.text = JSON.stringify({ text: 'a customer and an order; '.repeat(4_000) });
    for (const encoding of ['br', 'gzip']) {
      const answer = await server.post({ query: '{ text }' }, { 'accept-encoding': encoding });
      expect(answer.headers.get('content-encoding')).toBe(encoding);
      expect(answer.headers.get('vary')).toBe('accept-encoding');
      expect(Number(answer.headers.get('content-length'))).toBeLessThan(2_000);
      expect(answer.text).toBe(`{"data":${server.graph.text}}`);
    }
  });

  it('is not done for small ones, nor for clients that cannot read it', async () => {
    const plain = await server.post({ query: '{ text }' }, { 'accept-encoding': 'identity' });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(plain.text).toBe(`{"data":${server.graph.text}}`);
    const small = await server.post({ query: '{ resolved }' }, { 'accept-encoding': 'br, gzip' });
    expect(small.headers.get('content-encoding')).toBeNull();
  });
});
