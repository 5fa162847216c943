import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyDatabase } from '../support/empty-database.ts';
import { runEarlybird } from '../support/run-script.ts';
import { createSampleDatabase, type TestDatabase } from '../support/test-database.ts';

const LEDGER = 'examples/operations/frontend-customer-ledger.graphql';

let database: TestDatabase;
let folder: string;
let variables: string;
beforeAll(async () => {
  database = await createSampleDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'earlybird-explain-'));
  variables = path.join(folder, 'variables.json');
  await writeFile(variables, '{"id": "018f0000-0000-7000-8000-000000000000", "orders": 20}');
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

const explain = (...parameters: string[]) =>
  runEarlybird(['explain', ...parameters], { DATABASE_URL: database.url, DATA_DIR: folder });

describe('earlybird explain', () => {
  it('shows SQL, values, cost and plan', async () => {
    const { exitCode, stdout, stderr } = await explain(LEDGER, '--variables', variables);
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('FROM "customers" customers_1');
    expect(stdout).toMatch(/^\$\d = "018f0000-0000-7000-8000-000000000000"$/m);
    // With the key that seals cursors, anyone could make them.
    expect(stdout).toMatch(/^\$\d = "\(the cursor key\)"$/m);
    expect(stdout).not.toContain('Buffer');
    expect(stdout).toMatch(/Cost: [\d,]+ of 500,000 rows\./);
    expect(stdout).toContain('Index Scan using');
  });

  it('of a database that has not been migrated says how to do that', async () => {
    const { url } = await emptyDatabase();
    const { exitCode, stderr } = await runEarlybird(['explain', LEDGER, '--variables', variables], {
      DATABASE_URL: url,
      DATA_DIR: folder,
    });
    expect(stderr).toBe(
      'earlybird: The database does not have the schema of this version. Run "npx --no earlybird migrate up" first.\n',
    );
    expect(exitCode).toBe(1);
  });

  it('as a customer shows the row scopes of one, and with --analyze what happened', async () => {
    const as = ['--as', 'customer@earlybird.example', '--analyze', '--json'];
    const { stdout } = await explain(LEDGER, '--variables', variables, ...as);
    const explanation = JSON.parse(stdout);
    expect(explanation.sql).toMatch(/customers_1\."id" = \$\d::uuid AND \(customers_1\."id" = \$\d::uuid\)/);
    expect(explanation.plan.join('\n')).toMatch(/actual (time|rows)/);
    expect(explanation).toMatchObject({ cost: expect.any(Number), costLimit: 500_000 });
  });

  it.each([
    [['no-such.graphql'], /no-such\.graphql cannot be read \(ENOENT\)/],
    [[LEDGER], /Variable "\$id" of required type "ID!" was not provided/],
    [[LEDGER, '--variables', LEDGER], /does not contain a JSON object/],
    [[LEDGER, '--as', 'nobody@earlybird.example', '--variables', '{v}'], /There is no user nobody@earlybird\.example/],
    [
      ['examples/operations/login.graphql', '--variables', '{login}'],
      /This operation does not compile to one statement/,
    ],
  ])('%j ends with one line that says why', async (parameters, complaint) => {
    const login = path.join(folder, 'login.json');
    await writeFile(login, '{"input": {"email": "a@b.example", "password": "x"}}');
    const named = parameters.map((text) => text.replace('{v}', variables).replace('{login}', login));
    const { exitCode, stderr, stdout } = await explain(...named);
    expect(exitCode).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(complaint);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
