import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { READ_LIMITS } from '../../src/compiler/limits.ts';
import { readConfig } from '../../src/config.ts';
import { documentLimitsOf, readLimitsOf } from '../../src/configured-limits.ts';
import { DOCUMENT_LIMITS } from '../../src/http/graphql/document-limits.ts';

const productionSecrets = { SIGNING_KEY: '{"kty":"EC","d":"…"}', CURSOR_SECRET: 'x'.repeat(32) };

describe('readConfig', () => {
  test('an empty environment is a usable one', () => {
    expect(readConfig('serve', {})).toMatchObject({
      environment: 'development',
      host: '127.0.0.1',
      port: 4000,
      databaseUrl: undefined,
      dataDir: path.join(import.meta.dirname, '../../.data'),
      preparedStatements: true,
      accessTokenTtlSeconds: 900,
      maxBodyBytes: 1_048_576,
    });
  });

  test('limits that nobody sets are those that the code is tested with', () => {
    const config = readConfig('serve', {});
    expect(documentLimitsOf(config)).toEqual(DOCUMENT_LIMITS);
    expect(readLimitsOf(config)).toEqual(READ_LIMITS);
  });

  test('an empty variable counts as not set', () => {
    expect(readConfig('serve', { PORT: '', DATABASE_URL: '' })).toEqual(readConfig('serve', {}));
  });

  test('migrations go by DATABASE_URL unless there is a direct address', () => {
    const pooled = { DATABASE_URL: 'postgresql://pooler/earlybird' };
    const direct = { ...pooled, DATABASE_DIRECT_URL: 'postgresql://server/earlybird' };
    expect(readConfig('command', pooled).databaseDirectUrl).toBe(pooled.DATABASE_URL);
    expect(readConfig('command', direct).databaseDirectUrl).toBe(direct.DATABASE_DIRECT_URL);
  });

  test.each([
    ['NODE_ENV', 'prod'],
    ['PORT', 'http'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '4000.5'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['DATABASE_REPLICA_URL', 'localhost'],
    ['LOG_LEVEL', 'loud'],
    ['DATABASE_POOL_SIZE', '0'],
    ['STATEMENT_TIMEOUT_MS', '0'],
    ['PREPARED_STATEMENTS', 'yes'],
    ['ACCESS_TOKEN_TTL_SECONDS', '901'],
    ['MAX_BODY_BYTES', '1e6'],
    ['MAX_PAGE_SIZE', '0'],
    ['MAX_FILTER_CONDITIONS', '10001'],
    ['MAX_ORDER_KEYS', '51'],
    ['MAX_GROUP_KEYS', '0'],
    ['MAX_GROUPS', 'all'],
    ['SIGNING_KEY', 'secret'],
    ['CURSOR_SECRET', 'short'],
  ])('%s=%s is refused by name', (name, value) => {
    expect(() => readConfig('serve', { [name]: value })).toThrow(`${name} is`);
  });

  test('one line lists everything that is wrong, without the values', () => {
    const wrong = { PORT: 'x', LOG_LEVEL: 'late', CURSOR_SECRET: 'hunter2' };
    expect(() => readConfig('serve', wrong)).toThrow(
      /^The settings are invalid: PORT is .*; LOG_LEVEL is .*; CURSOR_SECRET is (?!.*hunter2).*$/,
    );
  });

  test('production needs its keys, and only to serve', () => {
    expect(() => readConfig('serve', { NODE_ENV: 'production' })).toThrow(
      'SIGNING_KEY is required in production; CURSOR_SECRET is required in production',
    );
    expect(readConfig('serve', { NODE_ENV: 'production', ...productionSecrets }).environment).toBe('production');
    expect(readConfig('command', { NODE_ENV: 'production' }).environment).toBe('production');
  });
});
