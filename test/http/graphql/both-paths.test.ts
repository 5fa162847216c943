import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserViewer } from '../../../src/access/viewer.ts';
import { openTestGraph, type TestGraph } from '../../support/test-graph.ts';

let graph: TestGraph;
let admin: UserViewer;
let token: string;
let customerId: string;
beforeAll(async () => {
  graph = await openTestGraph();
  admin = await graph.viewer('admin@earlybird.example');
  token = (await graph.tokens.issue(admin)).accessToken;
  customerId = (await graph.viewer('customer@earlybird.example')).customerId as string;
});
afterAll(() => graph.close());

const NAMES =
  'query Names($first: Int = 3, $filter: CustomerFilter) { customers(first: $first, filter: $filter) { totalCount nodes { id name } } }';
const BY_ID = 'query ($id: ID!) { customer(id: $id) { id name } }';

interface Sent {
  readonly query: string;
  readonly variables?: unknown;
  readonly operationName?: unknown;
  readonly extensions?: unknown;
}

async function send(body: Sent | string, headers: Record<string, string> = {}) {
  const request: InjectOptions = {
    method: 'POST',
    url: '/graphql',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'x-request-id': 'both',
      ...headers,
    },
    payload: typeof body === 'string' ? body : JSON.stringify(body),
  };
  const { statusCode, headers: answered, body: text } = await graph.app.inject(request);
  const { date, ...rest } = answered;
  return { statusCode, headers: rest, text };
}

let made = 0;
/** The same document to a reader, but another one to every cache. */
const unknown = (query: string) => `${query} # ${++made}`;

/** Apollo Server's answer, and that of the short way to the same request once it knows the operation. */
async function bothWays(body: Sent, headers: Record<string, string> = {}) {
  const query = unknown(body.query);
  const long = await send({ ...body, query }, headers);
  // Known from now on. This answer is not compared, so that the compared one surely came the short way.
  await send({
    query,
    ...(body.operationName === undefined ? {} : { operationName: body.operationName }),
    variables: { id: customerId },
  });
  const short = await send({ ...body, query }, headers);
  return { long, short };
}

describe('Known and unknown operations are answered alike', () => {
  it.each<[string, () => Sent, Record<string, string>?]>([
    ['a plain query', () => ({ query: NAMES })],
    ['variables', () => ({ query: NAMES, variables: { first: 2, filter: { status: { eq: 'ACTIVE' } } } })],
    ['an id', () => ({ query: BY_ID, variables: { id: customerId } })],
    [
      'null for variables, operation and extensions',
      () => ({ query: NAMES, variables: null, operationName: null, extensions: null }),
    ],
    ['one operation of several', () => ({ query: `${NAMES} query Other { areas { name } }`, operationName: 'Other' })],
    ['its cost', () => ({ query: NAMES, extensions: { cost: true } })],
    ['graphql-response+json', () => ({ query: NAMES }), { accept: 'application/graphql-response+json' }],
    ['either type', () => ({ query: NAMES }), { accept: 'application/json;q=0.5, application/graphql-response+json' }],
    ['compressed', () => ({ query: NAMES, variables: { first: 60 } }), { 'accept-encoding': 'gzip' }],
    ['a row that is not there', () => ({ query: BY_ID, variables: { id: '018f0000-0000-7000-8000-000000000000' } })],
    ['a missing variable', () => ({ query: BY_ID, variables: {} })],
    ['a variable of the wrong type', () => ({ query: NAMES, variables: { first: 'many' } })],
    ['several wrong variables', () => ({ query: NAMES, variables: { first: 'many', filter: { nose: 1 } } })],
    ['an id that is none', () => ({ query: BY_ID, variables: { id: 'x' } })],
    ['too large a page', () => ({ query: NAMES, variables: { first: 501 } })],
    ['variables that are no object', () => ({ query: NAMES, variables: [1] })],
    ['an operation that is not there', () => ({ query: NAMES, operationName: 'Nobody' })],
    [
      'variables nested too deep',
      () => ({ query: NAMES, variables: { filter: JSON.parse(`${'{"not":'.repeat(60)}{}${'}'.repeat(60)}`) } }),
    ],
  ])('%s', async (_name, body, headers) => {
    const { long, short } = await bothWays(body(), headers);
    expect(short).toEqual(long);
  });

  it('for refused callers: without a token, with a bad one, without permission', async () => {
    const query = unknown('{ users { totalCount } }');
    expect((await send({ query })).text).toContain('"totalCount"');
    expect((await send({ query })).text).toContain('"totalCount"');
    const supplier = await graph.database.prisma.user.findFirstOrThrow({ where: { role: 'DELIVERY_AGENT' } });
    const agent = (await graph.tokens.issue(await graph.viewer(supplier.email))).accessToken;
    for (const headers of [{ authorization: 'Bearer x' }, { authorization: `Bearer ${agent}` }]) {
      expect(await send({ query }, headers)).toEqual(await send({ query: unknown(query) }, headers));
    }
    const request: InjectOptions = {
      method: 'POST',
      url: '/graphql',
      payload: { query },
      headers: { 'x-request-id': 'both' },
    };
    expect((await graph.app.inject(request)).statusCode).toBe(401);
  });

  it('where the database fails', async () => {
    const query = unknown('{ areas { name } }');
    await send({ query });
    await graph.database.pool.query('ALTER TABLE areas RENAME TO areas_away');
    try {
      const short = await send({ query });
      expect(JSON.parse(short.text).errors[0].extensions.code).toBe('INTERNAL');
      expect(short).toEqual(await send({ query: unknown(query) }));
    } finally {
      await graph.database.pool.query('ALTER TABLE areas_away RENAME TO areas');
    }
  });

  it('where the body is sent as a form would send it: refused, known or not', async () => {
    const query = unknown('{ areas { name } }');
    await send({ query });
    const refused = await send(JSON.stringify({ query }), { 'content-type': 'text/plain' });
    expect(refused.statusCode).toBe(415);
  });
});

describe('The short way', () => {
  it('is taken: Apollo Server is not asked for an operation that it has answered', async () => {
    const query = unknown(NAMES);
    const before = await documentLookUps(() => send({ query }));
    const after = await documentLookUps(() => send({ query }));
    expect(before).toBeGreaterThan(0);
    expect(after).toBe(0);
  });

  it('is not taken for what has never been answered', async () => {
    const query = unknown('{ customers(first: 501) { totalCount } }');
    for (let time = 0; time < 2; time++) expect(await documentLookUps(() => send({ query }))).toBeGreaterThan(0);
  });

  /** How often Apollo Server looks up a parsed document while `work` runs. */
  async function documentLookUps(work: () => Promise<unknown>): Promise<number> {
    const { DocumentStore } = await import('../../../src/http/graphql/document-store.ts');
    const original = DocumentStore.prototype.get;
    let count = 0;
    DocumentStore.prototype.get = function counted(key) {
      count += 1;
      return original.call(this, key);
    };
    try {
      await work();
      return count;
    } finally {
      DocumentStore.prototype.get = original;
    }
  }
});
