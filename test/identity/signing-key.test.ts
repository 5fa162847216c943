import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSigningKeys } from '../../src/identity/tokens/signing-key.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'signing-key-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

const fromEnvironment = (signingKey: string) =>
  loadSigningKeys({ signingKey, dataDir: '/nowhere', environment: 'production' });
const fromDataDir = () => loadSigningKeys({ signingKey: undefined, dataDir, environment: 'development' });
const keyFile = () => join(dataDir, 'signing-key.json');

describe('a key of the environment', () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const jwk = privateKey.export({ format: 'jwk' });

  it('is taken as JWK and as PEM, and is the same key', async () => {
    const [asJwk, asPem] = await Promise.all([
      fromEnvironment(JSON.stringify(jwk)),
      fromEnvironment(privateKey.export({ format: 'pem', type: 'pkcs8' }) as string),
    ]);
    expect(asJwk.current.id).toMatch(/^[\w-]{43}$/);
    expect(asPem.current.id).toBe(asJwk.current.id);
    expect([...asJwk.publicKeys.values()].map(({ type }) => type)).toEqual(['public']);
  });

  it.each([
    ['no JSON', '{'],
    ['no key', '{"kty":"OKP"}'],
    ['a public key', JSON.stringify({ ...jwk, d: undefined })],
    ['a shared secret', '{"kty":"oct","k":"c2VjcmV0LXRleHQtb2YtdGhpcnR5LXR3by1ieXRlcw"}'],
    ['a key for another curve', JSON.stringify(generateKeyPairSync('ed448').privateKey.export({ format: 'jwk' }))],
    [
      'an RSA key',
      generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'pem', type: 'pkcs8' }),
    ],
  ])('is refused without being quoted: %s', async (_, text) => {
    const refusal = await fromEnvironment(text as string).catch((error: Error) => error);
    expect(refusal).toMatchObject({ name: 'StartupError', message: expect.stringContaining('SIGNING_KEY') });
    expect(String(refusal)).not.toContain((text as string).slice(0, 12));
  });

  it('is required in production', async () => {
    const start = loadSigningKeys({ signingKey: undefined, dataDir, environment: 'production' });
    await expect(start).rejects.toMatchObject({
      name: 'StartupError',
      message: expect.stringContaining('SIGNING_KEY'),
    });
    expect(await readdir(dataDir)).toEqual([]);
  });
});

describe('a key of the data folder', () => {
  it('is made once, readable by its owner only, and kept', async () => {
    const first = await fromDataDir();
    const second = await fromDataDir();
    expect(second.current.id).toBe(first.current.id);
    expect((await stat(keyFile())).mode & 0o777).toBe(0o600);
    expect(await readdir(dataDir)).toEqual(['signing-key.json']);
  });

  it('is one key even for processes that start together', async () => {
    const starts = await Promise.all(Array.from({ length: 8 }, fromDataDir));
    expect(new Set(starts.map(({ current }) => current.id)).size).toBe(1);
  });

  it('is not replaced silently if it is damaged', async () => {
    await writeFile(keyFile(), '{"kty":"OKP","crv":"Ed25519","d":"');
    await expect(fromDataDir()).rejects.toMatchObject({
      name: 'StartupError',
      message: expect.stringContaining(keyFile()),
    });
    expect(await readFile(keyFile(), 'utf8')).toBe('{"kty":"OKP","crv":"Ed25519","d":"');
  });
});
