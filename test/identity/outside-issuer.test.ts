import { createSecretKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserViewer } from '../../src/access/viewer.ts';
import { withOutsideIssuer } from '../../src/identity/tokens/outside-issuer.ts';
import { createTokenService, type TokenService } from '../../src/identity/tokens/token.ts';
import { type Database, openDatabase } from '../../src/platform/database.ts';
import { PATIENCE_MS } from '../support/patience.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { makeAccount } from './accounts.ts';

const ISSUER = 'https://login.example';
const theirs = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const { privateKey, publicKey } = generateKeyPairSync('ed25519');

let testDatabase: TestDatabase;
let database: Database;
let server: Server;
let asked = 0;
let ours: TokenService;
let both: TokenService;
let userId: string;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = openDatabase({
    url: testDatabase.url,
    poolSize: 2,
    statementTimeoutMs: PATIENCE_MS,
    preparedStatements: true,
  });
  ({ userId } = await makeAccount(database, { email: 'asha@x.example', role: 'SUPPORT' }));
  await makeAccount(database, { email: 'gone@x.example', status: 'DISABLED' });
  await makeAccount(database, { email: 'invited@x.example', status: 'INVITED' });
  server = createServer((_, response) => {
    asked += 1;
    response.end(
      JSON.stringify({ keys: [{ ...theirs.publicKey.export({ format: 'jwk' }), kid: 'theirs', alg: 'ES256' }] }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const jwksUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
  ours = createTokenService({ keys: { current: { id: 'k', privateKey }, publicKeys: new Map([['k', publicKey]]) } });
  both = withOutsideIssuer(ours, { issuer: ISSUER, jwksUrl, audience: 'earlybird' }, database);
});
afterAll(async () => {
  server.close();
  await database.close();
  await testDatabase.drop();
});

const token = (claims: JWTPayload = {}, key: KeyObject = theirs.privateKey, header: object = {}) =>
  new SignJWT({ iss: ISSUER, aud: 'earlybird', email: 'asha@x.example', email_verified: true, ...claims })
    .setProtectedHeader({ alg: 'ES256', kid: 'theirs', ...header })
    .setExpirationTime((claims.exp as number | undefined) ?? '5m')
    .sign(key);

describe('a token of the outside issuer', () => {
  it('is its user of ours, with our role, in any case of the email', async () => {
    const viewer = { kind: 'USER', userId, role: 'SUPPORT', customerId: null, mustChangePassword: false };
    expect(await both.verify(await token())).toEqual(viewer);
    expect(await both.verify(await token({ email: 'Asha@X.example', role: 'ADMIN' }))).toEqual(viewer);
  });

  it('is checked once, and its keys are asked for once', async () => {
    const known = await token();
    expect(await both.verify(known)).toBe(await both.verify(known));
    expect(asked).toBe(1);
  });

  it.each([
    ['nobody of ours', { email: 'nobody@x.example' }],
    ['a disabled user', { email: 'gone@x.example' }],
    ['a user who is only invited', { email: 'invited@x.example' }],
    ['an email that is not verified', { email_verified: false }],
    ['an email that is verified by a text', { email_verified: 'true' }],
    ['no email', { email: undefined }],
    ['a look-alike', { email: 'аsha@x.example' }],
    ['another audience', { aud: 'another' }],
    ['expired', { exp: 1_700_000_000 }],
    ['another issuer', { iss: 'https://elsewhere.example' }],
    ['our issuer', { iss: 'earlybird-graph', sub: userId, role: 'ADMIN' }],
  ] as [string, JWTPayload][])('is refused: %s', async (_, claims) => {
    await expect(both.verify(await token(claims))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('is refused with another key, another algorithm or none', async () => {
    const secret = createSecretKey(theirs.publicKey.export({ format: 'der', type: 'spki' }));
    for (const forged of [
      await token({}, stranger.privateKey),
      await token({}, stranger.privateKey, { jwk: stranger.publicKey.export({ format: 'jwk' }) }),
      await token({}, stranger.privateKey, { kid: 'other', jku: 'http://127.0.0.1:9/keys' }),
      await token({}, secret, { alg: 'HS256' }),
      new UnsecuredJWT({ iss: ISSUER, aud: 'earlybird', email: 'asha@x.example', email_verified: true })
        .setExpirationTime('5m')
        .encode(),
      `${await token()}${'x'.repeat(100_000)}`,
    ]) {
      await expect(both.verify(forged)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    }
  });
});

it('our own tokens are good as before', async () => {
  const viewer: UserViewer = { kind: 'USER', userId, role: 'ADMIN', customerId: null, mustChangePassword: false };
  const { accessToken } = await both.issue(viewer);
  expect(await both.verify(accessToken)).toEqual(viewer);
});
