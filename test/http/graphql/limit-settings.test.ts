import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildApp } from '../../../src/app.ts';
import { readConfig } from '../../../src/config.ts';
import { loadSigningKeys } from '../../../src/identity/tokens/signing-key.ts';
import { createTokenService } from '../../../src/identity/tokens/token.ts';
import { openDatabase } from '../../../src/platform/database.ts';
import { createSampleDatabase, type TestDatabase } from '../../support/test-database.ts';

let testDatabase: TestDatabase;
let dataDir: string;
beforeAll(async () => {
  [testDatabase, dataDir] = await Promise.all([
    createSampleDatabase(),
    mkdtemp(path.join(tmpdir(), 'earlybird-limits-')),
  ]);
});
afterAll(async () => {
  await testDatabase.drop();
  await rm(dataDir, { recursive: true });
});

/** The whole application under one setting, queried once by an administrator. */
async function askUnder(setting: Readonly<Record<string, string>>, query: string, variables = {}) {
  const config = readConfig('serve', {
    ...{ NODE_ENV: 'test', DATA_DIR: dataDir, DATABASE_URL: testDatabase.url, LOG_LEVEL: 'silent' },
    ...setting,
  });
  const { statementTimeoutMs } = config;
  const database = openDatabase({ url: testDatabase.url, poolSize: 2, statementTimeoutMs, preparedStatements: true });
  const app = await buildApp({ config, database, log: pino({ level: 'silent' }) });
  try {
    const tokens = createTokenService({ keys: await loadSigningKeys(config) });
    const viewer = {
      kind: 'USER',
      userId: '01890a5d-ac96-774b-bcce-b302099a8057',
      role: 'ADMIN',
      customerId: null,
      mustChangePassword: false,
    } as const;
    const { accessToken } = await tokens.issue(viewer);
    const response = await app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { authorization: `Bearer ${accessToken}` },
      payload: { query, variables },
    });
    const { errors = [] } = JSON.parse(response.body) as {
      errors?: { message: string; extensions: { code: string } }[];
    };
    return errors.map(({ message, extensions }) => `${extensions.code}: ${message}`);
  } finally {
    await app.close();
    await database.close();
  }
}

const NAMES = '{ customers(first: 10) { nodes { label: name } } }';
const FILTERED = '{ customers(filter: { not: { area: { name: { eq: "x" } } } }) { totalCount } }';
const ORDERED =
  '{ customers(orderBy: [{ field: STATUS, direction: ASC }, { field: NAME, direction: ASC }]) { nodes { id } } }';
const GROUPED = '{ customers { groupBy(keys: [{ field: STATUS }, { field: AREA }]) { aggregate { count } } } }';

it.each([
  ['MAX_BODY_BYTES', '1024', `${NAMES} # ${'x'.repeat(999)}`, 'bytes; at most 1,024 are allowed.'],
  ['MAX_DOCUMENT_BYTES', '120', `${NAMES} # ${'x'.repeat(99)}`, 'The document has 152 bytes; at most 120 are allowed.'],
  ['MAX_TOKENS', '15', NAMES, 'The document has 16 tokens or more; at most 15 are allowed.'],
  ['MAX_DEPTH', '2', NAMES, 'has 3 levels of nested fields, fragments included; at most 2 are allowed.'],
  ['MAX_FIELDS', '2', NAMES, 'has 3 fields, fragments included; at most 2 are allowed.'],
  ['MAX_ALIASES', '0', NAMES, 'has 1 aliases, fragments included; at most 0 are allowed.'],
  ['MAX_ROOT_FIELDS', '1', '{ viewer { kind } areas { name } }', 'has 2 root fields, fragments included; at most 1'],
  ['MAX_COST', '9', NAMES, 'could touch 10 rows; at most 9 are allowed.'],
  ['MAX_PAGE_SIZE', '9', NAMES, 'customers.first is 10; at most 9 rows are allowed on a page.'],
  ['MAX_FILTER_CONDITIONS', '2', FILTERED, 'have 3 conditions or more; at most 2 are allowed.'],
  ['MAX_ORDER_KEYS', '1', ORDERED, 'orderBy has 2 entries; at most 1 are allowed.'],
  ['MAX_GROUP_KEYS', '1', GROUPED, 'groupBy.keys has 2 entries; at most 1 are allowed.'],
  ['MAX_GROUPS', '1', GROUPED, 'There are 2 groups or more; at most 1 are given.'],
  ['MAX_ANSWER_BYTES', '1024', '{ customers(first: 60) { nodes { id name } } }', 'bytes; at most 1,024 are allowed'],
])('%s=%s is what operations are held to, and said in the refusal', async (name, value, query, says) => {
  expect(await askUnder({}, query)).toEqual([]);
  const [refusal] = await askUnder({ [name]: value }, query);
  expect(refusal).toContain('LIMIT_EXCEEDED: ');
  expect(refusal).toContain(says);
});

it('MAX_PAGE_SIZE below the 25 rows of a page that nobody sized makes that page smaller, not a refusal', async () => {
  expect(await askUnder({ MAX_PAGE_SIZE: '9', MAX_COST: '9' }, '{ customers { nodes { id } } }')).toEqual([]);
  expect(await askUnder({ MAX_PAGE_SIZE: '9', MAX_COST: '8' }, '{ customers { nodes { id } } }')).toEqual([
    expect.stringContaining('could touch 9 rows'),
  ]);
});
