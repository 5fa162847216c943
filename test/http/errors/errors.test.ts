import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codesOf, startTestHttpServer, type TestHttpServer } from '../support/test-http-server.ts';

let server: TestHttpServer;
beforeAll(async () => {
  server = await startTestHttpServer();
});
afterAll(() => server.close());

const failure = (message: string, properties: object = {}) => Object.assign(new Error(message), properties);

/** Errors as drivers throw them, with data that must never leave the process. */
const INTERNAL_FAILURES: [string, unknown][] = [
  ['an ordinary error', new Error('secret: relation "users" does not exist')],
  [
    'PostgreSQL’s',
    failure('secret: syntax error at or near "SELEC"', { code: '42601', detail: 'secret', where: 'secret' }),
  ],
  ['one with extensions', failure('secret', { extensions: { code: 'secret', sql: 'secret' } })],
  ['one with a status', failure('secret', { statusCode: 418, status: 418 })],
  ['a text', 'secret'],
  ['nothing', undefined],
];

describe.each(INTERNAL_FAILURES)('a failure of ours, %s', (_what, thrown) => {
  it.each(['query', 'mutation'])('shows the caller of a %s only what to quote, and logs everything', async (type) => {
    server.graph.failure = thrown;
    server.lines.length = 0;
    const answer = await server.post({ query: `${type} { fail }` }, { 'x-request-id': 'trace-7' });
    expect(answer.status).toBe(500);
    expect(answer.body).not.toHaveProperty('data');
    expect(answer.body.errors?.[0]).toMatchObject({
      message: 'Internal error; quote request id trace-7.',
      extensions: { code: 'INTERNAL', requestId: 'trace-7' },
    });
    expect(Object.keys(answer.body.errors?.[0]?.extensions ?? {})).toEqual(['code', 'requestId']);
    expect(answer.text).not.toMatch(/secret|stack|node_modules|\.ts:/);
    const logged = server.lines.filter(({ msg }) => msg === 'request failed');
    expect(logged).toHaveLength(1);
    expect(logged[0]).toMatchObject({ level: 'error', requestId: 'trace-7' });
    if (thrown instanceof Error) {
      expect(logged[0]).toMatchObject({
        err: { message: thrown.message, stack: expect.stringContaining('errors.test.ts') },
      });
      expect(JSON.stringify(logged)).not.toMatch(/"(detail|where|extensions)"/);
    }
  });
});

it('masks a value of ours that the schema cannot express', async () => {
  const answer = await server.post({ query: 'mutation { impossible }' });
  expect([answer.status, codesOf(answer)]).toEqual([500, ['INTERNAL']]);
  expect(answer.text).not.toContain('not a number');
});

it('masks only what failed where something else has been done', async () => {
  server.graph.failure = new Error('secret');
  const answer = await server.post({ query: 'mutation { touch fail }' });
  expect([answer.status, codesOf(answer)]).toEqual([200, ['INTERNAL']]);
  expect(answer.body.data).toEqual({ touch: 1, fail: null });
});

it('never shows a stack for what the caller got wrong', async () => {
  const answers = await Promise.all([
    server.post({ query: '{' }),
    server.post({ query: '{ nothing }' }),
    server.post({ query: 'query ($id: ID!) { customer(id: $id) { id } }' }),
    server.post({ query: '{ resolved }', operationName: 'Other' }),
    server.post({}),
  ]);
  for (const { status, text } of answers) {
    expect(status).toBe(400);
    expect(text).not.toMatch(/stack|node_modules|at .*:\d+:\d+/);
  }
});
