import { chmod, cp, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import pg from 'pg';
import { describe, expect, it, onTestFinished, test, vi } from 'vitest';
import { commandLine } from '../../../src/platform/machine/process-identity.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../../src/platform/postgres/embedded-postgres.ts';
import { embeddedDataFolder } from '../../support/embedded-data-folder.ts';
import { PATIENCE_MS } from '../../support/patience.ts';
import { startScript } from '../../support/run-script.ts';

const isRoot = process.getuid?.() === 0;
const HOLDER = 'test/support/hold-embedded-postgres.ts';

/** Stopped at the end, before its folder is deleted. */
async function start(dataDir: string): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir });
  onTestFinished(postgres.stop);
  return postgres;
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows[0]?.[0];
  } finally {
    await client.end();
  }
}

const keepSomething = (url: string) => ask(url, 'CREATE TABLE kept AS SELECT 42 AS answer');
const whatWasKept = (url: string) => ask(url, 'SELECT answer FROM kept');
const refused = { code: 'ECONNREFUSED' };

test('it is created on the first start, found while it runs, and stopped by its last user', async () => {
  const dataDir = await embeddedDataFolder();
  const first = await start(dataDir);
  expect(first.startedHere).toBe(true);
  expect((await stat(path.join(dataDir, 'embedded-postgres.json'))).mode & 0o777).toBe(0o600);
  const settings = `SELECT string_agg(setting, ' ' ORDER BY name COLLATE "C") FROM pg_settings
    WHERE name IN ('server_encoding', 'TimeZone', 'listen_addresses', 'jit', 'password_encryption', 'fsync')`;
  expect(await ask(first.url, settings)).toBe('UTC on off 127.0.0.1 scram-sha-256 UTF8');
  expect(await ask(first.url, `SELECT 'ä' < 'b' COLLATE "und-x-icu"`)).toBe(true);
  await keepSomething(first.url);

  const second = await start(dataDir);
  expect(second).toMatchObject({ url: first.url, startedHere: false });
  await first.stop();
  expect(await whatWasKept(second.url)).toBe(42);
  await second.stop();
  await second.stop();
  await expect(ask(second.url, 'SELECT 1')).rejects.toMatchObject(refused);

  const squatter = net.createServer().listen(Number(new URL(first.url).port), '127.0.0.1');
  onTestFinished(() => void squatter.close());
  const third = await start(dataDir);
  expect(third.startedHere).toBe(true);
  expect(new URL(third.url).port).not.toBe(new URL(first.url).port);
  expect(await whatWasKept(third.url)).toBe(42);
});

test('it outlives a killed owner, is taken over by the next start, and recovers from a crash of its own', async () => {
  const dataDir = await embeddedDataFolder();
  const owner = startScript(HOLDER, [dataDir]);
  const { url } = JSON.parse(await owner.firstLine) as { url: string };
  await keepSomething(url);
  owner.child.kill('SIGKILL');
  await owner.finished;
  expect(await whatWasKept(url)).toBe(42);

  const next = await start(dataDir);
  expect(next).toMatchObject({ url, startedHere: false });
  const pidFile = path.join(next.home, 'data/postmaster.pid');
  const beforeCrash = await readFile(pidFile, 'utf8');
  const pid = Number.parseInt(beforeCrash, 10);
  process.kill(pid, 'SIGKILL');
  await vi.waitUntil(() => !commandLine(pid), { timeout: PATIENCE_MS });
  // In a restarted container, the old pid usually belongs to another process.
  await writeFile(pidFile, beforeCrash.replace(/^\d+/, String(process.pid)));

  const recovered = await start(dataDir);
  expect(recovered.startedHere).toBe(true);
  expect(await whatWasKept(recovered.url)).toBe(42);
  await next.stop();
  await recovered.stop();
  await expect(ask(url, 'SELECT 1')).rejects.toMatchObject(refused);
});

test('after a first start that was killed half-way, two starts at once make one cluster', async () => {
  const dataDir = await embeddedDataFolder();
  const killed = startScript(HOLDER, [dataDir]);
  await vi.waitUntil(async () => (await readdir(dataDir)).some((entry) => entry.startsWith('postgres.new-')), {
    timeout: PATIENCE_MS,
    interval: 5,
  });
  killed.child.kill('SIGKILL');
  await killed.finished;

  const [one, other] = await Promise.all([start(dataDir), start(dataDir)]);
  expect(one.url).toBe(other.url);
  expect([one.startedHere, other.startedHere].filter(Boolean)).toHaveLength(1);
  await one.stop();
  expect(await ask(other.url, 'SELECT 1')).toBe(1);
  expect((await readdir(dataDir)).sort()).toEqual(['embedded-postgres.json', 'postgres']);
});

describe('a DATA_DIR that is copied', () => {
  it('has a PostgreSQL of its own, with what was in it, while the original runs and after', async () => {
    const dataDir = await embeddedDataFolder();
    const copied = `${dataDir}-copy`;
    const first = await start(dataDir);
    await keepSomething(first.url);
    await first.stop();
    await cp(dataDir, copied, { recursive: true });

    const original = await start(dataDir);
    const copy = await start(copied);
    expect(copy).toMatchObject({ startedHere: true, home: path.join(copied, 'postgres') });
    expect(new URL(copy.url).port).not.toBe(new URL(original.url).port);
    expect(await whatWasKept(copy.url)).toBe(42);
    await ask(copy.url, 'UPDATE kept SET answer = 43');
    expect(await whatWasKept(original.url)).toBe(42);
    await copy.stop();
    expect(await whatWasKept(original.url)).toBe(42);
    await original.stop();

    // The original keeps its port, even while it does not run.
    const again = await start(copied);
    expect(again.url).toBe(copy.url);
    expect(await whatWasKept(again.url)).toBe(43);
  });

  it('while its PostgreSQL was running is refused, also once that has stopped', async () => {
    const dataDir = await embeddedDataFolder();
    const copied = `${dataDir}-copy`;
    const original = await start(dataDir);
    await keepSomething(original.url);
    await cp(dataDir, copied, { recursive: true });
    const refusal = `${copied} was copied from ${dataDir} while PostgreSQL was running there`;
    await expect(startEmbeddedPostgres({ dataDir: copied })).rejects.toThrow(refusal);
    expect(await whatWasKept(original.url)).toBe(42);
    await original.stop();
    await expect(startEmbeddedPostgres({ dataDir: copied })).rejects.toThrow(refusal);
  });
});

describe('a DATA_DIR that is moved', () => {
  it('takes its database along', async () => {
    const dataDir = await embeddedDataFolder();
    const moved = `${dataDir}-moved`;
    const before = await start(dataDir);
    await keepSomething(before.url);
    await before.stop();
    await rename(dataDir, moved);
    const after = await start(moved);
    expect(after).toMatchObject({ url: before.url, home: path.join(moved, 'postgres') });
    expect(await whatWasKept(after.url)).toBe(42);
    await after.stop();
    expect(await readdir(path.dirname(dataDir))).toEqual(['data-moved']);
  });

  it('while its PostgreSQL was running is not started a second time', async () => {
    const dataDir = await embeddedDataFolder();
    const moved = `${dataDir}-moved`;
    const before = await start(dataDir);
    await rename(dataDir, moved);
    await expect(startEmbeddedPostgres({ dataDir: moved })).rejects.toThrow(/was moved from .* while its PostgreSQL/);
    await rename(moved, dataDir);
    expect(await ask(before.url, 'SELECT 1')).toBe(1);
  });

  it('is the same under the name of a link to it', async () => {
    const dataDir = await embeddedDataFolder();
    await symlink(dataDir, `${dataDir}-link`);
    const one = await start(dataDir);
    expect(await start(`${dataDir}-link`)).toMatchObject({ url: one.url, home: one.home, startedHere: false });
  });
});

test('a damaged record is one clear line', async () => {
  const dataDir = await embeddedDataFolder();
  await writeFile(path.join(dataDir, 'embedded-postgres.json'), '{ "format": 1');
  await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow('embedded-postgres.json is damaged');
});

test.each([
  ['/dev/null/data', 'ENOTDIR'],
  ['/proc/data/inside', 'ENOENT'],
])('a data folder that cannot be written, %s, is one clear line', async (dataDir, code) => {
  await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(`cannot be written (${code})`);
});

describe.runIf(isRoot)('as root', () => {
  test('it moves out of a folder that only root can enter; deleting that means a new one, and the old is kept aside', async () => {
    const dataDir = await embeddedDataFolder();
    const open = await start(dataDir);
    expect(open.home).toBe(path.join(dataDir, 'postgres'));
    await keepSomething(open.url);
    await open.stop();

    await chmod(path.dirname(dataDir), 0o700);
    const closed = await start(dataDir);
    expect(closed.home.startsWith(dataDir)).toBe(false);
    expect(await whatWasKept(closed.url)).toBe(42);
    await closed.stop();

    await rm(dataDir, { recursive: true });
    const activities: string[] = [];
    const fresh = await startEmbeddedPostgres({ dataDir, onProgress: (activity) => activities.push(activity) });
    const aside = activities.join('\n').match(/Keeping the database of an earlier .* as (\/\S+)/)?.[1] as string;
    onTestFinished(async () => {
      await fresh.stop();
      await Promise.all([fresh.home, aside].map((folder) => rm(folder, { recursive: true, force: true })));
    });
    expect(fresh.home).toBe(closed.home);
    expect(await ask(fresh.url, `SELECT to_regclass('kept')`)).toBeNull();
    expect(await readdir(aside)).toContain('data');
  });

  describe('if the database is outside', () => {
    it('a copy is refused, and the original keeps its database', async () => {
      const { dataDir, closed } = await startedOutside();
      await keepSomething(closed.url);
      const copied = `${dataDir}-copy`;
      await cp(dataDir, copied, { recursive: true });
      const refusal = `${copied} is a copy of ${dataDir}, whose database is outside of it and was not copied`;
      await expect(startEmbeddedPostgres({ dataDir: copied })).rejects.toThrow(refusal);
      await closed.stop();
      await expect(startEmbeddedPostgres({ dataDir: copied })).rejects.toThrow(refusal);
      expect(await whatWasKept((await start(dataDir)).url)).toBe(42);
    });

    it('a moved one takes it along, and a new one in its former place has its own', async () => {
      const { dataDir, closed } = await startedOutside();
      await keepSomething(closed.url);
      await closed.stop();
      const moved = `${dataDir}-moved`;
      await rename(dataDir, moved);
      const after = await startOutside(moved);
      expect(await whatWasKept(after.url)).toBe(42);
      const fresh = await startOutside(dataDir);
      expect(fresh.home).toBe(closed.home);
      expect(await ask(fresh.url, `SELECT to_regclass('kept')`)).toBeNull();
      expect(await whatWasKept(after.url)).toBe(42);
    });

    async function startedOutside(): Promise<{ dataDir: string; closed: EmbeddedPostgres }> {
      const dataDir = await embeddedDataFolder();
      await chmod(path.dirname(dataDir), 0o700);
      return { dataDir, closed: await startOutside(dataDir) };
    }

    async function startOutside(dataDir: string): Promise<EmbeddedPostgres> {
      const postgres = await startEmbeddedPostgres({ dataDir });
      onTestFinished(async () => {
        await postgres.stop();
        await rm(postgres.home, { recursive: true, force: true });
      });
      return postgres;
    }
  });
});
