import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type JWTPayload, SignJWT } from 'jose';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';
import { makeAccount } from './accounts.ts';

// A real login service at a real address, and the API as configured by the three settings.

const ISSUER = 'https://login.example';
const theirs = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' });

const publish = (response: ServerResponse) =>
  response.end(
    JSON.stringify({ keys: [{ ...theirs.publicKey.export({ format: 'jwk' }), kid: 'theirs', alg: 'ES256' }] }),
  );
let loginService: Server;
/** How it answers a request for its keys. */
let answer: (response: ServerResponse) => void = publish;
const opened: TestGraph[] = [];
let settings: Record<string, string>;
const log: string[] = [];

/** An API that has not requested the keys yet. */
async function open(): Promise<TestGraph> {
  const sink = { write: (line: string) => void log.push(line) };
  const graph = await openTestGraph({ create: createTestDatabase, settings, log: pino({ level: 'error' }, sink) });
  opened.push(graph);
  await makeAccount(graph.database, { email: 'asha@x.example', role: 'ADMIN' });
  await makeAccount(graph.database, { email: 'gone@x.example', status: 'DISABLED' });
  return graph;
}

let graph: TestGraph;
beforeAll(async () => {
  loginService = createServer((_, response) => answer(response)).listen(0, '127.0.0.1');
  await new Promise((resolve) => loginService.once('listening', resolve));
  settings = {
    OUTSIDE_ISSUER: ISSUER,
    OUTSIDE_ISSUER_JWKS_URL: `http://127.0.0.1:${(loginService.address() as AddressInfo).port}/keys`,
    OUTSIDE_ISSUER_AUDIENCE: 'earlybird',
  };
  graph = await open();
});
afterAll(async () => {
  loginService.closeAllConnections();
  loginService.close();
  await Promise.all(opened.map((api) => api.close()));
});
beforeEach(() => {
  answer = publish;
  log.length = 0;
});

const token = (claims: JWTPayload = {}, key: KeyObject = theirs.privateKey, kid = 'theirs') =>
  new SignJWT({ iss: ISSUER, aud: 'earlybird', email: 'asha@x.example', email_verified: true, ...claims })
    .setProtectedHeader({ alg: 'ES256', kid })
    .setExpirationTime((claims.exp as number | undefined) ?? '5m')
    .sign(key);

async function ask(bearer: string, query = '{ viewer { user { email role } } }', api = graph) {
  const { statusCode, body } = await api.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { authorization: `Bearer ${bearer}` },
    payload: { query },
  });
  const { data, errors } = JSON.parse(body);
  return { status: statusCode, data, code: errors?.[0]?.extensions.code, message: errors?.[0]?.message };
}

const UNAUTHENTICATED = {
  status: 401,
  data: undefined,
  code: 'UNAUTHENTICATED',
  message: 'The access token is invalid. Log in again.',
};

describe('a token of the outside issuer', () => {
  it('reads and writes as its user, with the role that we gave it', async () => {
    const bearer = await token({ email: 'Asha@X.example', role: 'CUSTOMER' });
    expect((await ask(bearer)).data).toEqual({ viewer: { user: { email: 'asha@x.example', role: 'ADMIN' } } });
    const made = await ask(
      bearer,
      'mutation { createArea(input: { name: "Hebbal", idempotencyKey: "01890a5d-ac96-774b-bcce-b302099a8057" }) { area { name } userErrors { code } } }',
    );
    expect(made.data).toEqual({ createArea: { area: { name: 'Hebbal' }, userErrors: [] } });
  });

  it.each([
    ['for another audience', { aud: 'another' }],
    ['of another issuer', { iss: 'https://elsewhere.example' }],
    ['with an email that is not verified', { email_verified: false }],
    ['with the email of nobody', { email: 'nobody@x.example' }],
    ['of a disabled user', { email: 'gone@x.example' }],
    ['that has expired', { exp: 1_700_000_000 }],
  ] as [string, JWTPayload][])('%s is refused', async (_, claims) => {
    expect(await ask(await token(claims))).toEqual(UNAUTHENTICATED);
  });

  it('is refused under a key that is not published', async () => {
    expect(await ask(await token({}, stranger.privateKey))).toEqual(UNAUTHENTICATED);
    expect(await ask(await token({}, stranger.privateKey, 'another'))).toEqual(UNAUTHENTICATED);
    expect(log).toEqual([]);
  });

  it('writes no more once its user is disabled', async () => {
    const { userId } = await makeAccount(graph.database, { email: 'soon@x.example', role: 'ADMIN' });
    const bearer = await token({ email: 'soon@x.example' });
    expect((await ask(bearer)).status).toBe(200);
    await graph.database.pool.query(`UPDATE users SET status = 'DISABLED' WHERE id = $1`, [userId]);
    const made = await ask(
      bearer,
      'mutation { createArea(input: { name: "Jayanagar", idempotencyKey: "01890a5d-ac96-774b-bcce-b302099a8057" }) { userErrors { code } } }',
    );
    expect(made.code).toBe('UNAUTHENTICATED');
  });

  it('works next to our own', async () => {
    const { accessToken } = await graph.tokens.issue(await graph.viewer('asha@x.example'));
    expect((await ask(accessToken)).data).toEqual({ viewer: { user: { email: 'asha@x.example', role: 'ADMIN' } } });
  });
});

describe('an outside issuer whose keys cannot be read', () => {
  it.each([
    ['it answers with an error', (response: ServerResponse) => response.writeHead(500).end()],
    ['it answers with a page', (response: ServerResponse) => response.end('<html>')],
    ['it answers with something else', (response: ServerResponse) => response.end('{"keys": 7}')],
    ['it sends us elsewhere', (response: ServerResponse) => response.writeHead(302, { location: '/other' }).end()],
    ['it hangs up', (response: ServerResponse) => response.destroy()],
    // Times out after three seconds; the test's own limit is thirty.
    ['it never answers', () => {}],
  ])('is no fault of the token, and is logged: %s', async (_, broken) => {
    const api = await open();
    answer = broken;
    const bearer = await token();
    expect(await ask(bearer, undefined, api)).toEqual({
      status: 503,
      data: undefined,
      code: 'SERVICE_UNAVAILABLE',
      message: 'The keys of the login service that issued the token cannot be read. Try again in a moment.',
    });
    expect(log.join()).toContain('"code":"SERVICE_UNAVAILABLE"');
    expect(log.join()).not.toContain(bearer);
    // Our own tokens do not depend on it, and it is queried again.
    const { accessToken } = await api.tokens.issue(await api.viewer('asha@x.example'));
    expect((await ask(accessToken, undefined, api)).status).toBe(200);
    answer = publish;
    expect((await ask(bearer, undefined, api)).status).toBe(200);
  });
});

it.each(['OUTSIDE_ISSUER', 'OUTSIDE_ISSUER_JWKS_URL', 'OUTSIDE_ISSUER_AUDIENCE'])(
  '%s alone is missing beside the other two',
  (name) => {
    const { [name]: _, ...others } = settings;
    expect(() => readConfig('serve', others)).toThrow(
      `${name} is required together with ${Object.keys(others).join(' and ')}`,
    );
  },
);
