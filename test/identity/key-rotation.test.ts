import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import Fastify from 'fastify';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import type { UserViewer } from '../../src/access/viewer.ts';
import { jwksRoute } from '../../src/identity/tokens/jwks.route.ts';
import { loadSigningKeys } from '../../src/identity/tokens/signing-key.ts';
import { createTokenService } from '../../src/identity/tokens/token.ts';

const ADMIN: UserViewer = {
  kind: 'USER',
  userId: '01890a5d-ac96-774b-bcce-b302099a8057',
  role: 'ADMIN',
  customerId: null,
  mustChangePassword: false,
};

const pem = (key: KeyObject) =>
  key.export({ format: 'pem', type: key.type === 'private' ? 'pkcs8' : 'spki' }) as string;

const start = async (signing: KeyObject, ...verifying: KeyObject[]) => {
  const keys = await loadSigningKeys({
    signingKey: pem(signing),
    verificationKeys: verifying.length > 0 ? verifying.map(pem).join('\n') : undefined,
    dataDir: '/nowhere',
    environment: 'production',
  });
  return { keys, tokens: createTokenService({ keys }) };
};

const [old, next] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')];

describe('a signing key that is replaced while several processes run', () => {
  it('keeps every token good in every process, step by step', async () => {
    const before = await start(old.privateKey);
    const announced = await start(old.privateKey, next.publicKey);
    const replaced = await start(next.privateKey, old.publicKey);
    for (const issuer of [before, announced]) {
      const { accessToken } = await issuer.tokens.issue(ADMIN);
      for (const process of [before, announced, replaced])
        expect(await process.tokens.verify(accessToken)).toEqual(ADMIN);
    }
    const { accessToken } = await replaced.tokens.issue(ADMIN);
    for (const process of [announced, replaced]) expect(await process.tokens.verify(accessToken)).toEqual(ADMIN);
    await expect(before.tokens.verify(accessToken)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });

    const after = await start(next.privateKey);
    const late = await before.tokens.issue(ADMIN);
    await expect(after.tokens.verify(late.accessToken)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('is published, its public half only, so that other services can check tokens', async () => {
    const { keys, tokens } = await start(next.privateKey, old.publicKey);
    const app = Fastify();
    jwksRoute(app, keys);
    const response = await app.inject('/.well-known/jwks.json');
    const published = response.json();
    expect(published.keys.map(({ kty, crv, use, alg }: Record<string, string>) => [kty, crv, use, alg])).toEqual([
      ['OKP', 'Ed25519', 'sig', 'EdDSA'],
      ['OKP', 'Ed25519', 'sig', 'EdDSA'],
    ]);
    expect(response.body).not.toContain('"d"');
    const { accessToken } = await tokens.issue(ADMIN);
    const { payload } = await jwtVerify(accessToken, createLocalJWKSet(published), { typ: 'at+jwt' });
    expect(payload.sub).toBe(ADMIN.userId);
  });

  it('takes the others as a JWK set too', async () => {
    const set = JSON.stringify({ keys: [old.publicKey.export({ format: 'jwk' })] });
    const keys = await loadSigningKeys({
      signingKey: pem(next.privateKey),
      verificationKeys: set,
      dataDir: '/nowhere',
      environment: 'production',
    });
    expect(keys.publicKeys.size).toBe(2);
  });

  it.each([
    ['rubbish', 'rubbish'],
    ['no set', '{}'],
    ['another curve', pem(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey)],
    ['a private key', pem(old.privateKey)],
  ])('refuses %s, without quoting it', async (_, verificationKeys) => {
    const started = loadSigningKeys({
      signingKey: pem(next.privateKey),
      verificationKeys,
      dataDir: '/nowhere',
      environment: 'production',
    });
    const refusal = await started.catch((error: Error) => error);
    expect(refusal).toMatchObject({ name: 'StartupError', message: expect.stringContaining('VERIFICATION_KEYS') });
    expect(String(refusal)).not.toContain(verificationKeys.slice(30, 60) || verificationKeys.repeat(9));
  });
});
