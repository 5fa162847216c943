import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../src/access/role.ts';
import { verifyPassword } from '../../src/identity/passwords/password.ts';
import { type Database, openDatabase } from '../../src/platform/database.ts';
import { DEV_LOGINS, ensureDevCredentials } from '../../src/sample/dev-credentials.ts';
import { makeAccount } from '../identity/accounts.ts';
import { PATIENCE_MS } from '../support/patience.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let testDatabase: TestDatabase;
let database: Database;
let dataDir: string;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = openDatabase({
    url: testDatabase.url,
    poolSize: 4,
    statementTimeoutMs: PATIENCE_MS,
    preparedStatements: true,
  });
});
afterAll(async () => {
  await database?.close();
  await testDatabase?.drop();
});

const ensure = () => ensureDevCredentials(database.pool, dataDir);
const file = () => join(dataDir, 'dev-credentials.json');
const written = async (): Promise<Record<Role, { email: string; password: string }>> =>
  JSON.parse(await readFile(file(), 'utf8'));

it('says which users are missing where the sample data has not been loaded', async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'dev-credentials-'));
  await expect(ensure()).rejects.toMatchObject({ name: 'StartupError', message: expect.stringContaining('admin@') });
  await rm(dataDir, { recursive: true });
});

describe('with the sample users', () => {
  beforeAll(async () => {
    for (const [role, email] of Object.entries(DEV_LOGINS)) {
      await makeAccount(database, { email, role: role as Role, status: 'INVITED', mustChangePassword: true });
    }
  });
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'dev-credentials-'));
    return () => rm(dataDir, { recursive: true });
  });

  const expectAllToFit = async () => {
    const { rows } = await database.pool.query<{ email: string; role: Role; passwordHash: string }>(
      `SELECT email, role, password_hash AS "passwordHash" FROM users JOIN credentials ON user_id = id
        WHERE status = 'ACTIVE' AND NOT must_change_password`,
    );
    expect(rows).toHaveLength(4);
    const credentials = await written();
    for (const { email, role, passwordHash } of rows) {
      expect(credentials[role].email).toBe(email);
      expect(await verifyPassword(passwordHash, credentials[role].password)).toBe(true);
    }
  };

  it('gives each a random password of its own, in a file for its owner only', async () => {
    expect(await ensure()).toEqual({ path: file() });
    await expectAllToFit();
    const passwords = Object.values(await written()).map(({ password }) => password);
    expect(new Set(passwords).size).toBe(4);
    for (const password of passwords) expect(password).toMatch(/^[\w-]{20,}$/);
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    expect(await readdir(dataDir)).toEqual(['dev-credentials.json']);
  });

  it('leaves them alone as long as they fit', async () => {
    await ensure();
    const before = await written();
    await ensure();
    expect(await written()).toEqual(before);
    await expectAllToFit();
  });

  it.each([
    ['lost', () => rm(file())],
    ['half-written', async () => writeFile(file(), (await readFile(file(), 'utf8')).slice(0, 100))],
    [
      'without one of them',
      async () => writeFile(file(), JSON.stringify({ ...(await written()), CUSTOMER: undefined })),
    ],
    [
      "another database's",
      async () => writeFile(file(), (await readFile(file(), 'utf8')).replaceAll('"password": "', '"password": "z')),
    ],
  ])('renews them where the file is %s', async (_, spoil) => {
    await ensure();
    await spoil();
    await ensure();
    await expectAllToFit();
  });
});
