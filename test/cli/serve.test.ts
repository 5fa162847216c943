import { generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { expect, onTestFinished, test, vi } from 'vitest';
import { embeddedDatabaseUrl, embeddedDataFolder, wasShutDown } from '../support/embedded-data-folder.ts';
import { PATIENCE_MS } from '../support/patience.ts';
import { startScript } from '../support/run-script.ts';

const LOGIN = {
  query: 'mutation ($input: LoginInput!) { login(input: $input) { accessToken userErrors { code } } }',
  variables: { input: { email: 'nobody@example.com', password: 'wrong' } },
};

/** As in production, without sample data, so that the start is short. */
function serve(environment: NodeJS.ProcessEnv) {
  const { privateKey } = generateKeyPairSync('ed25519');
  const script = startScript('bin/earlybird.mjs', ['serve'], {
    NODE_ENV: 'production',
    PORT: '0',
    SIGNING_KEY: JSON.stringify(privateKey.export({ format: 'jwk' })),
    CURSOR_SECRET: 'cursor'.repeat(6),
    ...environment,
  });
  onTestFinished(async () => {
    script.child.kill('SIGTERM');
    await script.finished;
  });
  const lines = () => script.output().split('\n').filter(Boolean);
  const ready = vi
    .waitUntil(() => lines().find((line) => line.includes('"msg":"Ready"')), { timeout: 2 * PATIENCE_MS })
    .then((line) => (JSON.parse(line) as { url: string }).url);
  return { ...script, ready };
}

/** Holds up every login until it is released. */
async function lockUsers(url: string) {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  onTestFinished(() => client.end());
  await client.query('BEGIN; LOCK TABLE users IN ACCESS EXCLUSIVE MODE');
  const waiting = async () =>
    (await client.query(`SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'users'::regclass`)).rows.length > 0;
  return { waiting, release: () => client.query('ROLLBACK') };
}

test('Ctrl-C, which npm forwards a second time: the running request is answered, PostgreSQL is shut down, 0', {
  timeout: 5 * PATIENCE_MS,
}, async () => {
  const dataDir = await embeddedDataFolder();
  const server = serve({ DATA_DIR: dataDir });
  const url = await server.ready;
  const users = await lockUsers(await embeddedDatabaseUrl(dataDir));
  const answering = fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(LOGIN),
  });
  await vi.waitUntil(users.waiting, { timeout: PATIENCE_MS });
  server.child.kill('SIGINT');
  // The kernel would merge the same signal, sent again at once, with the first.
  server.child.kill('SIGTERM');
  await vi.waitUntil(async () => !(await isListening(url)), { timeout: PATIENCE_MS });
  await users.release();

  const answer = await answering;
  expect([answer.status, await answer.json()]).toMatchObject([
    200,
    { data: { login: { accessToken: null, userErrors: [{ code: 'INVALID_CREDENTIALS' }] } } },
  ]);
  expect((await server.finished).exitCode).toBe(0);
  expect(await wasShutDown(dataDir)).toBe(true);
});

test('PostgreSQL killed under the server: one line says so and what to do, 1; the next start has it all', {
  timeout: 5 * PATIENCE_MS,
}, async () => {
  const dataDir = await embeddedDataFolder();
  const server = serve({ DATA_DIR: dataDir });
  await server.ready;
  const pid = Number.parseInt(await readFile(path.join(dataDir, 'postgres/data/postmaster.pid'), 'utf8'), 10);
  process.kill(pid, 'SIGKILL');
  const { exitCode, stderr, stdout } = await server.finished;
  expect(exitCode, stdout).toBe(1);
  expect(stderr, stdout).toMatch(/^earlybird: The embedded PostgreSQL has stopped unexpectedly\. Start again: .*$/m);

  const next = serve({ DATA_DIR: dataDir });
  expect((await fetch(new URL('/health/ready', await next.ready))).status).toBe(200);
});

async function isListening(url: string): Promise<boolean> {
  return fetch(new URL('/health/live', url)).then(
    () => true,
    () => false,
  );
}
