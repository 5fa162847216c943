import { generateKeyPairSync } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import bcrypt from 'bcryptjs';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReadEngine } from '../../src/compiler/read-engine.ts';
import type { IdentityContext } from '../../src/identity/identity-context.ts';
import { login } from '../../src/identity/sessions/login.service.ts';
import { createTokenService } from '../../src/identity/tokens/token.ts';
import { type Database, openDatabase } from '../../src/platform/database.ts';
import { PATIENCE_MS } from '../support/patience.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { makeAccount } from './accounts.ts';
import { compareDurations, compareProcessorTimes, durationMsOf } from './compare-durations.ts';
import { unlimitedAttempts } from './unlimited-attempts.ts';

const PASSWORD = 'correct horse battery';
const REFUSED = {
  userErrors: [
    {
      code: 'INVALID_CREDENTIALS',
      message: 'The login or the password is wrong. Check both, or ask for an activation token.',
      field: null,
    },
  ],
};

let testDatabase: TestDatabase;
let database: Database;
let context: IdentityContext;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = openDatabase({
    url: testDatabase.url,
    poolSize: 4,
    statementTimeoutMs: PATIENCE_MS,
    preparedStatements: true,
  });
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  context = {
    viewer: null,
    database,
    reads: {} as ReadEngine,
    log: pino({ level: 'silent' }),
    requestId: 'login-test',
    ip: '127.0.0.1',
    userAgent: null,
    attempts: unlimitedAttempts,
    sessions: { refreshTokenTtlDays: 30, leastRefusalMs: 0 },
    tokens: createTokenService({
      keys: { current: { id: 'k', privateKey }, publicKeys: new Map([['k', publicKey]]) },
    }),
  };
});
afterAll(async () => {
  await database?.close();
  await testDatabase?.drop();
});

const enter = (email: string, password: string = PASSWORD) => login(context, { email, password });

const stored = async (userId: string) =>
  database.prisma.user.findUniqueOrThrow({ where: { id: userId }, include: { credential: true } });

describe('a login that succeeds', () => {
  it('opens a session as the user, and notes when', async () => {
    const { userId } = await makeAccount(database, {
      email: 'analyst@x.example',
      role: 'BILLING_ANALYST',
      password: PASSWORD,
    });
    const startedAt = Date.now();
    const { accessToken, expiresAt, viewer, userErrors } = await enter('analyst@x.example');
    expect(viewer).toEqual({
      kind: 'USER',
      userId,
      role: 'BILLING_ANALYST',
      customerId: null,
      mustChangePassword: false,
      sessionId: expect.any(String),
    });
    expect(await context.tokens.verify(accessToken ?? '')).toEqual(viewer);
    expect(Date.parse(expiresAt ?? '') - startedAt).toBeGreaterThan(14 * 60_000);
    expect(userErrors).toEqual([]);
    const { lastLoginAt } = await stored(userId);
    expect(lastLoginAt?.getTime()).toBeGreaterThanOrEqual(startedAt);
  });

  it('puts the customer of a customer in the token', async () => {
    const made = await makeAccount(database, { email: 'customer@x.example', role: 'CUSTOMER', password: PASSWORD });
    const { accessToken } = await enter('customer@x.example');
    expect(await context.tokens.verify(accessToken ?? '')).toMatchObject({ role: 'CUSTOMER', ...made });
  });

  it('takes the email in any case and with spaces around it', async () => {
    const { userId } = await makeAccount(database, { email: 'mixed@x.example', password: PASSWORD });
    for (const email of ['Mixed@X.Example', ' MIXED@x.example\t', '\u00a0mixed@x.example\n']) {
      expect((await enter(email)).viewer).toMatchObject({ userId });
    }
  });

  it('allows only a change of password for users who are invited or must change it', async () => {
    await makeAccount(database, { email: 'invited@x.example', status: 'INVITED', password: PASSWORD });
    await makeAccount(database, { email: 'must@x.example', mustChangePassword: true, password: PASSWORD });
    for (const email of ['invited@x.example', 'must@x.example']) {
      const { accessToken } = await enter(email);
      expect(await context.tokens.verify(accessToken ?? '')).toMatchObject({ mustChangePassword: true });
    }
  });

  it('renews a hash that was made with other parameters, and leaves one of today alone', async () => {
    const weak = await hash(PASSWORD, { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
    const { userId } = await makeAccount(database, { email: 'weak@x.example', passwordHash: weak });
    await enter('weak@x.example');
    const renewed = (await stored(userId)).credential?.passwordHash;
    expect(renewed).toContain('$m=19456,t=2,p=1$');
    expect((await enter('weak@x.example')).userErrors).toEqual([]);
    expect((await stored(userId)).credential?.passwordHash).toBe(renewed);
  });
});

describe('an imported bcrypt hash', () => {
  it('lets its owner in, once: from then on it is one of ours', async () => {
    const passwordHash = await bcrypt.hash('earlier password', 4);
    const { userId } = await makeAccount(database, { email: 'imported@x.example', passwordHash });
    expect((await enter('imported@x.example', 'earlier passworD')).userErrors).toMatchObject([
      { code: 'INVALID_CREDENTIALS' },
    ]);
    expect((await stored(userId)).credential?.passwordHash).toBe(passwordHash);
    expect((await enter('imported@x.example', 'earlier password')).userErrors).toEqual([]);
    expect((await stored(userId)).credential?.passwordHash).toContain('$argon2id$');
    expect((await enter('imported@x.example', 'earlier password')).userErrors).toEqual([]);
  });

  it.each([
    ['what goes on after NUL', 'secret\0more'],
    ['10,000 characters', 'secret'.repeat(2_000)],
    ['nothing', ''],
  ])('does not take %s for the password', async (_, password) => {
    await database.pool.query('DELETE FROM credentials USING users WHERE user_id = id AND email = $1', [
      'cut@x.example',
    ]);
    await database.pool.query('DELETE FROM users WHERE email = $1', ['cut@x.example']);
    await makeAccount(database, { email: 'cut@x.example', passwordHash: await bcrypt.hash('secret', 4) });
    expect(await enter('cut@x.example', password)).toEqual(REFUSED);
  });
});

describe('a login by phone', () => {
  const enterBy = (phone: string) => login(context, { phone, password: PASSWORD });

  it('takes the phone as people write it, where one user who can log in has it', async () => {
    const { userId } = await makeAccount(database, { email: 'phone@x.example', password: PASSWORD });
    const { userId: gone } = await makeAccount(database, {
      email: 'gone@x.example',
      status: 'DISABLED',
      password: PASSWORD,
    });
    await database.pool.query(`UPDATE users SET phone = '+919876543210' WHERE id IN ($1, $2)`, [userId, gone]);
    for (const phone of [
      '9876543210',
      '98765 43210',
      '098765-43210',
      '+91 (98765) 43210',
      '91 98765 43210',
      '9876543210.0',
    ]) {
      expect((await enterBy(phone)).viewer).toMatchObject({ userId });
    }
    const { userId: sharing } = await makeAccount(database, { email: 'sharing@x.example', status: 'INVITED' });
    await database.pool.query(`UPDATE users SET phone = '+919876543210' WHERE id = $1`, [sharing]);
    expect(await enterBy('9876543210')).toEqual(REFUSED);
  });

  it.each(['9876500000', '12345', '', '+91 98765 43210\0', '%', 'phone@x.example', '९८७६५४३२१०', '9'.repeat(10_000)])(
    'answers the same for %j',
    async (phone) => {
      expect(await enterBy(phone)).toEqual(REFUSED);
    },
  );

  it('wants one of the two', async () => {
    const both = await login(context, { email: 'phone@x.example', phone: '9876543210', password: PASSWORD });
    const none = await login(context, { password: PASSWORD });
    const message = 'input must have either an email or a phone.';
    expect([both, none].map(({ userErrors }) => userErrors)).toMatchObject([
      [{ code: 'INVALID_INPUT', message }],
      [{ code: 'INVALID_INPUT', message }],
    ]);
  });
});

describe('a login that is refused', () => {
  beforeAll(async () => {
    await makeAccount(database, { email: 'kim@x.example', password: PASSWORD });
    await makeAccount(database, { email: 'disabled@x.example', status: 'DISABLED', password: PASSWORD });
    await makeAccount(database, { email: 'fresh@x.example', status: 'INVITED' });
    const bcrypt = '$2b$12$4PvMmbZVoqjbAYwQDhIgT.kDw5sYmKdGxv1ZqbmmFnXKDsRM5jYa6';
    await makeAccount(database, { email: 'legacy@x.example', passwordHash: bcrypt });
  });

  it.each([
    ['a wrong password', 'kim@x.example', 'correct horse batterY'],
    ['no password', 'kim@x.example', ''],
    ['a password of one character', 'kim@x.example', 'c'],
    ['a password that goes on after NUL', 'kim@x.example', `${PASSWORD}\0`],
    ['a password of 10,000 characters', 'kim@x.example', 'c'.repeat(10_000)],
    ['an unknown account', 'nobody@x.example', PASSWORD],
    ['a disabled account', 'disabled@x.example', PASSWORD],
    ['an account without password', 'fresh@x.example', PASSWORD],
    ['a wrong password for an imported hash', 'legacy@x.example', PASSWORD],
    ['no email', '', PASSWORD],
    ['a look-alike in Cyrillic', 'kіm@x.example', PASSWORD],
    ['the Kelvin sign for a k', '\u212aim@x.example', PASSWORD],
    ['a letter that folds to two', 'k\u0130m@x.example', PASSWORD],
    ['full-width letters', '\uff4b\uff49\uff4d@x.example', PASSWORD],
    ['NUL in the email', 'kim@x.example\0', PASSWORD],
    ['half a surrogate pair in the email', 'kim\ud800@x.example', PASSWORD],
    ['wildcards', '%@x.example', PASSWORD],
    ['SQL', "' OR ''='", PASSWORD],
    ['an email of 10,000 characters', `${'k'.repeat(10_000)}@x.example`, PASSWORD],
  ])('answers the same for %s', async (_, email, password) => {
    expect(await enter(email, password)).toEqual(REFUSED);
  });

  it('writes nothing', async () => {
    const { rows } = await database.pool.query(
      `SELECT count(*)::int AS noted FROM users
        WHERE email IN ('kim@x.example', 'disabled@x.example', 'fresh@x.example') AND last_login_at IS NOT NULL`,
    );
    expect(rows).toEqual([{ noted: 0 }]);
  });

  it('takes as long if there is no account, no password or a disabled account', async () => {
    const ratios = await compareProcessorTimes(
      ...['kim@', 'nobody@', 'disabled@', 'fresh@'].map((name) => () => enter(`${name}x.example`, 'wrong')),
    );
    for (const ratio of ratios) {
      expect(ratio).toBeGreaterThan(0.4);
      expect(ratio).toBeLessThan(2.5);
    }
  });

  it('takes as long for an imported hash, which takes ten times as long to check', async () => {
    // Like the server's: longer than the check takes, on a machine of unknown speed.
    const leastRefusalMs = 3 * (await durationMsOf(() => enter('legacy@x.example', 'wrong')));
    const waiting = { ...context, sessions: { refreshTokenTtlDays: 30, leastRefusalMs } };
    const refused = (email: string) => () => login(waiting, { email, password: 'wrong' });
    const [ratio] = await compareDurations(refused('legacy@x.example'), refused('nobody@x.example'));
    expect(ratio).toBeGreaterThan(0.8);
    expect(ratio).toBeLessThan(1.25);
  });
});

describe('an account that changes while its password is being checked', () => {
  it('gets no session once it is disabled', async () => {
    const { userId } = await makeAccount(database, { email: 'leaving@x.example', password: PASSWORD });
    const attempt = login(meanwhile({ userId, status: 'DISABLED' }), {
      email: 'leaving@x.example',
      password: PASSWORD,
    });
    expect(await attempt).toEqual(REFUSED);
  });

  /** A context in which the account is changed right after its look-up. */
  function meanwhile({ userId, status }: { userId: string; status: 'DISABLED' }): IdentityContext {
    const pool = new Proxy(database.pool, {
      get: (target, name) =>
        name !== 'query'
          ? Reflect.get(target, name)
          : async (...query: Parameters<typeof target.query>) => {
              const found = await target.query(...query);
              await database.prisma.user.update({ where: { id: userId }, data: { status } });
              return found;
            },
    });
    return { ...context, database: { ...database, pool } };
  }
});
