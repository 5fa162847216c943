import { createPrivateKey, createPublicKey, generateKeyPairSync, type JsonWebKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { calculateJwkThumbprint, type JWK } from 'jose';
import { createPrivateFile } from '../../platform/machine/private-file.ts';
import { StartupError } from '../../platform/startup-error.ts';

/** The only algorithm, with Ed25519 keys. A token's own statement of its algorithm is ignored. */
export const SIGNING_ALGORITHM = 'EdDSA';

export interface SigningKeys {
  /** Signs new tokens. */
  readonly current: { readonly id: string; readonly privateKey: KeyObject };
  /** Verify tokens, by `kid`. A key that no longer signs stays until its tokens expire. */
  readonly publicKeys: ReadonlyMap<string, KeyObject>;
}

export interface SigningKeySource {
  /** SIGNING_KEY: a private Ed25519 key as JWK or PEM. */
  readonly signingKey: string | undefined;
  /** VERIFICATION_KEYS: further public Ed25519 keys, as a JWK set or a sequence of PEM blocks. */
  readonly verificationKeys?: string | undefined;
  /** Where a development key is stored. */
  readonly dataDir: string;
  readonly environment: 'development' | 'production' | 'test';
}

const HOW_TO_MAKE_ONE = 'Create one with: openssl genpkey -algorithm ed25519';

/** The keys from the environment; outside production, by default a key in the data folder, generated at the first start. */
export async function loadSigningKeys({ verificationKeys, ...source }: SigningKeySource): Promise<SigningKeys> {
  const { current, publicKeys } = await loadCurrent(source);
  return { current, publicKeys: new Map([...publicKeys, ...(await others(verificationKeys))]) };
}

/** The keys that signed until recently, and those that will sign soon. */
async function others(verificationKeys: string | undefined): Promise<readonly (readonly [string, KeyObject])[]> {
  if (verificationKeys === undefined) return [];
  const keys = publicKeysOf(verificationKeys);
  if (keys === null || keys.some(({ asymmetricKeyType }) => asymmetricKeyType !== 'ed25519')) {
    throw new StartupError(
      'VERIFICATION_KEYS is neither a JWK set nor a sequence of PEM blocks of public Ed25519 keys.',
      'Print the public key of one with: openssl pkey -pubout',
    );
  }
  return Promise.all(keys.map(async (key) => [await idOf(key), key] as const));
}

function publicKeysOf(text: string): KeyObject[] | null {
  try {
    if (!text.includes('-----BEGIN')) {
      const { keys } = JSON.parse(text) as { keys: JsonWebKey[] };
      return keys.map((key) => createPublicKey({ key, format: 'jwk' }));
    }
    const blocks = text.match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g) ?? [];
    return blocks.length > 0 ? blocks.map((block) => createPublicKey(block)) : null;
  } catch {
    return null;
  }
}

const idOf = (key: KeyObject): Promise<string> => calculateJwkThumbprint(key.export({ format: 'jwk' }) as JWK);

async function loadCurrent({
  signingKey,
  dataDir,
  environment,
}: Omit<SigningKeySource, 'verificationKeys'>): Promise<SigningKeys> {
  if (signingKey !== undefined) {
    const keys = await parse(signingKey);
    if (keys === null)
      throw new StartupError('SIGNING_KEY is not a private Ed25519 key in JWK or PEM form.', HOW_TO_MAKE_ONE);
    return keys;
  }
  if (environment === 'production') {
    throw new StartupError('SIGNING_KEY is not set, and in production no key is generated.', HOW_TO_MAKE_ONE);
  }
  return keptKeys(join(dataDir, 'signing-key.json'));
}

async function keptKeys(path: string): Promise<SigningKeys> {
  const kept = await readIfThere(path);
  if (kept === null) {
    const { privateKey } = generateKeyPairSync('ed25519');
    await createPrivateFile(path, `${JSON.stringify(privateKey.export({ format: 'jwk' }))}\n`);
    return keptKeys(path);
  }
  const keys = await parse(kept);
  if (keys === null) {
    throw new StartupError(
      `${path} does not contain a private Ed25519 key in JWK form.`,
      'Remove it; the next start creates a new one.',
    );
  }
  return keys;
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Null for anything that is not such a key; no error may quote the text. */
async function parse(text: string): Promise<SigningKeys | null> {
  const privateKey = privateKeyOf(text);
  if (privateKey?.asymmetricKeyType !== 'ed25519') return null;
  const publicKey = createPublicKey(privateKey);
  const id = await idOf(publicKey);
  return { current: { id, privateKey }, publicKeys: new Map([[id, publicKey]]) };
}

function privateKeyOf(text: string): KeyObject | null {
  try {
    return text.includes('-----BEGIN')
      ? createPrivateKey(text)
      : createPrivateKey({ key: JSON.parse(text), format: 'jwk' });
  } catch {
    return null;
  }
}
