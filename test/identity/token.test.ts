import { createSecretKey, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { type JWTHeaderParameters, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import type { UserViewer } from '../../src/access/viewer.ts';
import { authenticate } from '../../src/identity/authenticate.ts';
import type { SigningKeys } from '../../src/identity/tokens/signing-key.ts';
import { createTokenService } from '../../src/identity/tokens/token.ts';

const ADMIN: UserViewer = {
  kind: 'USER',
  userId: randomUUID(),
  role: 'ADMIN',
  customerId: null,
  mustChangePassword: false,
};
const CUSTOMER: UserViewer = { ...ADMIN, role: 'CUSTOMER', customerId: randomUUID(), mustChangePassword: true };

const NOW = new Date('2026-01-31T06:00:00Z');
const seconds = (at: Date) => at.getTime() / 1_000;

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const stranger = generateKeyPairSync('ed25519');
const keys: SigningKeys = { current: { id: 'key-1', privateKey }, publicKeys: new Map([['key-1', publicKey]]) };

function serviceAt(start: Date = NOW) {
  let now = start;
  const tokens = createTokenService({ keys, clock: () => now });
  const wait = (ms: number) => {
    now = new Date(now.getTime() + ms);
  };
  return { tokens, wait };
}

const GOOD_HEADER: JWTHeaderParameters = { alg: 'EdDSA', typ: 'at+jwt', kid: 'key-1' };
const GOOD_CLAIMS: JWTPayload = {
  iss: 'earlybird-graph',
  aud: 'earlybird-graph-api',
  sub: ADMIN.userId,
  role: 'ADMIN',
  must_change: false,
  iat: seconds(NOW),
  exp: seconds(NOW) + 900,
  jti: randomUUID(),
};

const forge = (header: Partial<JWTHeaderParameters> = {}, claims: JWTPayload = {}, key: KeyObject = privateKey) =>
  new SignJWT({ ...GOOD_CLAIMS, ...claims }).setProtectedHeader({ ...GOOD_HEADER, ...header }).sign(key);

const INVALID = { name: 'RequestError', code: 'UNAUTHENTICATED', message: expect.stringContaining('is invalid') };
const EXPIRED = { name: 'RequestError', code: 'UNAUTHENTICATED', message: expect.stringContaining('has expired') };

describe('an access token of ours', () => {
  it.each([ADMIN, CUSTOMER])('says who logged in: $role', async (viewer) => {
    const { tokens } = serviceAt();
    const { accessToken, expiresAt } = await tokens.issue(viewer);
    expect(await tokens.verify(accessToken)).toEqual(viewer);
    expect(expiresAt).toBe('2026-01-31T06:15:00.000Z');
  });

  it('carries what its readers need, and is another one each time', async () => {
    const { tokens } = serviceAt();
    const [token, next] = await Promise.all([tokens.issue(CUSTOMER), tokens.issue(CUSTOMER)]);
    const [header, claims] = token.accessToken
      .split('.')
      .slice(0, 2)
      .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()));
    expect(header).toEqual(GOOD_HEADER);
    expect(claims).toEqual({
      ...GOOD_CLAIMS,
      sub: CUSTOMER.userId,
      role: 'CUSTOMER',
      customer_id: CUSTOMER.customerId,
      must_change: true,
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(next.accessToken).not.toBe(token.accessToken);
  });

  it('expires after 15 minutes, even if it has been verified before', async () => {
    const { tokens, wait } = serviceAt();
    const { accessToken } = await tokens.issue(ADMIN);
    await tokens.verify(accessToken);
    wait(15 * 60_000 - 1);
    expect(await tokens.verify(accessToken)).toEqual(ADMIN);
    wait(6_000);
    await expect(tokens.verify(accessToken)).rejects.toMatchObject(EXPIRED);
  });

  it('never lives longer than 15 minutes, whatever the settings say', async () => {
    const day = createTokenService({ keys, clock: () => NOW, lifetimeSeconds: 86_400 });
    const minute = createTokenService({ keys, clock: () => NOW, lifetimeSeconds: 60 });
    expect((await day.issue(ADMIN)).expiresAt).toBe('2026-01-31T06:15:00.000Z');
    expect((await minute.issue(ADMIN)).expiresAt).toBe('2026-01-31T06:01:00.000Z');
  });

  it('is verified once and then known', async () => {
    const { tokens } = serviceAt();
    const { accessToken } = await tokens.issue(ADMIN);
    expect(await tokens.verify(accessToken)).toBe(await tokens.verify(accessToken));
  });

  it('is valid for a process whose clock is a little slow', async () => {
    const { accessToken } = await serviceAt().tokens.issue(ADMIN);
    const behind = serviceAt(new Date(NOW.getTime() - 4_000));
    expect(await behind.tokens.verify(accessToken)).toEqual(ADMIN);
  });
});

describe('a token that is refused', () => {
  const refused = async (token: string, why = INVALID, tokens = serviceAt().tokens) => {
    await expect(tokens.verify(token)).rejects.toMatchObject(why);
    // A refused token is not remembered as valid.
    await expect(tokens.verify(token)).rejects.toMatchObject(why);
  };

  it('would have been accepted as forged here, but for what each test changes', async () => {
    expect(await serviceAt().tokens.verify(await forge())).toEqual(ADMIN);
  });

  it('alg none', async () => {
    await refused(new UnsecuredJWT(GOOD_CLAIMS).encode());
    const [, claims] = (await forge()).split('.');
    const header = Buffer.from(JSON.stringify({ ...GOOD_HEADER, alg: 'none' })).toString('base64url');
    await refused(`${header}.${claims}.`);
  });

  it('another algorithm, the public key taken for a shared secret included', async () => {
    const secret = createSecretKey(publicKey.export({ format: 'der', type: 'spki' }));
    await refused(await forge({ alg: 'HS256' }, {}, secret));
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
    await refused(await forge({ alg: 'RS256' }, {}, rsa.privateKey));
    const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    await refused(await forge({ alg: 'ES256' }, {}, elliptic.privateKey));
  });

  it("a stranger's key", () => forge({}, {}, stranger.privateKey).then((token) => refused(token)));

  it.each([
    ['unknown', { kid: 'key-2' }],
    ['missing', { kid: undefined }],
    ['a path', { kid: '../../../../dev/null' }],
    ['SQL', { kid: "key-1' UNION SELECT 'x" }],
    ['a name that every object has', { kid: '__proto__' }],
    ['a key in the header', { kid: 'key-2', jwk: stranger.publicKey.export({ format: 'jwk' }) }],
    ['a key to be fetched', { kid: 'key-2', jku: 'http://127.0.0.1:9/jwks.json' }],
  ])('a kid that is not ours: %s', async (_, header) => {
    await refused(await forge(header as Partial<JWTHeaderParameters>, {}, stranger.privateKey));
    await refused(await forge(header as Partial<JWTHeaderParameters>));
  });

  it.each([
    ['issuer', { iss: 'https://elsewhere.example' }],
    ['no issuer', { iss: undefined }],
    ['audience', { aud: 'another-api' }],
    ['no audience', { aud: undefined }],
    ['no expiry', { exp: undefined }],
    ['no time of issue', { iat: undefined }],
    ['no jti', { jti: undefined }],
    ['not yet valid', { nbf: seconds(NOW) + 60 }],
    ['issued in the future', { iat: seconds(NOW) + 60 }],
    ['no user', { sub: undefined }],
    ['a user that is no UUID', { sub: "1' OR '1'='1" }],
    ['no role', { role: undefined }],
    ['an unknown role', { role: 'SUPERUSER' }],
    ['a viewer role that is no role of a user', { role: 'SHARE_LINK' }],
    ['a customer without customer', { role: 'CUSTOMER' }],
    ['staff with a customer', { customer_id: randomUUID() }],
    ['a customer that is no UUID', { role: 'CUSTOMER', customer_id: '*' }],
    ['a session that is no UUID', { sid: '1' }],
    ['silence about the password', { must_change: undefined }],
    ['a riddle about the password', { must_change: 'false' }],
  ] as [string, JWTPayload][])('claims: %s', async (_, claims) => refused(await forge({}, claims)));

  it('another type of token', async () => {
    await refused(await forge({ typ: 'JWT' }));
    await refused(await forge({ typ: undefined } as never));
  });

  it('a header that demands what we do not know', async () => {
    const encoded = [{ ...GOOD_HEADER, crit: ['hurry'], hurry: true }, GOOD_CLAIMS]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    await refused(`${encoded}.${sign(null, Buffer.from(encoded), privateKey).toString('base64url')}`);
  });

  it('expired, and says so only where the signature is good', async () => {
    const past = { iat: seconds(NOW) - 1_000, exp: seconds(NOW) - 100 };
    await refused(await forge({}, past), EXPIRED);
    await refused(await forge({}, past, stranger.privateKey), INVALID);
  });

  it('older than 15 minutes, whatever its expiry says', async () =>
    refused(await forge({}, { iat: seconds(NOW) - 1_000, exp: seconds(NOW) + 100_000 }), EXPIRED));

  it('cut short, anywhere', async () => {
    const { tokens } = serviceAt();
    const { accessToken } = await tokens.issue(ADMIN);
    for (let length = 0; length < accessToken.length; length += 7)
      await refused(accessToken.slice(0, length), INVALID, tokens);
    await refused(`${accessToken}A`, INVALID, tokens);
  });

  it('100 kB, even if signed by us', async () => refused(await forge({}, { padding: 'x'.repeat(100_000) })));

  it.each(['', '.', '..', '...', 'a.b.c', '\0', '💥', 'e30.e30.e30'])('rubbish: %j', (token) => refused(token));
});

describe('authenticate', () => {
  const { tokens } = serviceAt();

  it('takes no header for nobody', async () => {
    expect(await authenticate(tokens, undefined)).toBeNull();
  });

  it('takes a Bearer token, the scheme in any case', async () => {
    const { accessToken } = await tokens.issue(CUSTOMER);
    expect(await authenticate(tokens, `Bearer ${accessToken}`)).toEqual(CUSTOMER);
    expect(await authenticate(tokens, `bearer  ${accessToken}`)).toEqual(CUSTOMER);
  });

  it.each(['', 'Bearer', 'Basic YTpi', 'Token x', 'Bearerx'])('refuses %j', async (header) => {
    const refusal = { code: 'UNAUTHENTICATED', message: expect.stringContaining('Authorization header') };
    await expect(authenticate(tokens, header)).rejects.toMatchObject(refusal);
  });

  it('refuses 100 kB of spaces', async () => {
    await expect(authenticate(tokens, `Bearer${' '.repeat(100_000)}`)).rejects.toMatchObject(INVALID);
  });

  it.each(['Bearer ', 'Bearer null', 'Bearer a b'])('refuses the token of %j', async (header) => {
    await expect(authenticate(tokens, header)).rejects.toMatchObject(INVALID);
  });
});
