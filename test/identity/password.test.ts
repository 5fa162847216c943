import { hash } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import {
  hashPassword,
  MAX_PASSWORD_CHARACTERS,
  needsRehash,
  verifyPassword,
} from '../../src/identity/passwords/password.ts';
import { compareProcessorTimes } from './compare-durations.ts';

describe('hashPassword', () => {
  it("is Argon2id with OWASP's parameters and a salt of its own", async () => {
    const [one, other] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[^$]{22}\$[^$]{43}$/);
    expect(one).not.toBe(other);
  });

  it('refuses what is too long before it costs anything', async () => {
    await expect(hashPassword('x'.repeat(10_000))).rejects.toThrow('256');
  });
});

describe('verifyPassword', () => {
  it('knows its password and no other', async () => {
    const stored = await hashPassword('correct horse');
    expect(await verifyPassword(stored, 'correct horse')).toBe(true);
    expect(await verifyPassword(stored, 'Correct horse')).toBe(false);
    expect(await verifyPassword(stored, '')).toBe(false);
  });

  it('takes every character into account: NUL, letters beyond ASCII, the 256th', async () => {
    const longest = 'x'.repeat(MAX_PASSWORD_CHARACTERS - 1);
    for (const [password, other] of [
      ['before\0after', 'before\0other'],
      ['before\0', 'before'],
      ['पासवर्ड', 'पासवर्'],
      [`${longest}a`, `${longest}b`],
      ['p', 'q'],
    ] as const) {
      const stored = await hashPassword(password);
      expect(await verifyPassword(stored, password)).toBe(true);
      expect(await verifyPassword(stored, other)).toBe(false);
    }
  });

  it('takes one password from two keyboards as one', async () => {
    const stored = await hashPassword('caf\u00e9');
    expect(await verifyPassword(stored, 'cafe\u0301')).toBe(true);
  });

  it('never matches without a hash of ours, or beyond the longest password', async () => {
    const bcrypt = '$2b$12$4PvMmbZVoqjbAYwQDhIgT.kDw5sYmKdGxv1ZqbmmFnXKDsRM5jYa6';
    expect(await verifyPassword(null, 'anything')).toBe(false);
    expect(await verifyPassword('', 'anything')).toBe(false);
    expect(await verifyPassword(bcrypt, 'anything')).toBe(false);
    expect(await verifyPassword(await hashPassword('short'), 'x'.repeat(10_000))).toBe(false);
  });

  it('takes as long for nobody as for somebody', async () => {
    const stored = await hashPassword('correct horse');
    const [ratio] = await compareProcessorTimes(
      () => verifyPassword(stored, 'wrong'),
      () => verifyPassword(null, 'wrong'),
    );
    // Without the comparison against a dummy hash, the ratio is below 0.01.
    expect(ratio).toBeGreaterThan(0.4);
    expect(ratio).toBeLessThan(2.5);
  });
});

describe('a password of 10,000 characters', () => {
  it('is refused before it costs anything', async () => {
    const stored = await hashPassword('short');
    const [ratio] = await compareProcessorTimes(
      () => verifyPassword(stored, 'x'),
      () => verifyPassword(stored, 'x'.repeat(10_000)),
    );
    expect(ratio).toBeLessThan(0.1);
  });
});

describe('needsRehash', () => {
  it("is true for every other algorithm or parameter than today's", async () => {
    const salted = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
    expect(needsRehash(await hashPassword('p'))).toBe(false);
    expect(needsRehash(await hash('p', { ...salted, memoryCost: 12_288 }))).toBe(true);
    expect(needsRehash(await hash('p', { ...salted, timeCost: 3 }))).toBe(true);
    expect(needsRehash(await hash('p', { ...salted, parallelism: 2 }))).toBe(true);
    expect(needsRehash(await hash('p', { ...salted, outputLen: 16 }))).toBe(true);
    expect(needsRehash('$2b$12$4PvMmbZVoqjbAYwQDhIgT.kDw5sYmKdGxv1ZqbmmFnXKDsRM5jYa6')).toBe(true);
  });
});
