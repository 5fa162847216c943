import type pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runEarlybird, startScript } from '../support/run-script.ts';
import { OF_THE_LOAD, tableDigests } from '../support/table-digests.ts';
import { type OpenDatabase, openEmpty } from './open-database.ts';
import { stopWritersOf } from './stopped-writers.ts';

const SMALL = ['sample', '--customers', '6', '--months', '1', '--until', '2026-03-10'];

async function onEmpty(): Promise<OpenDatabase> {
  const database = await openEmpty();
  onTestFinished(database.close);
  return database;
}

describe('earlybird sample', () => {
  it('lists on standard output what it made, and shows on the other how far it is: 0; a second time: 1', async () => {
    const { url } = await onEmpty();
    const first = await runEarlybird(SMALL, { DATABASE_URL: url });
    expect(first.exitCode).toBe(0);
    expect(first.stdout).toMatch(/^customers {2,}6$/m);
    expect(first.stdout).toMatch(/\n2026-02-01 to 2026-03-10: [\d,]+ rows in \d+\.\d s\n$/);
    expect(first.stderr).toContain('100 %  Done');

    expect(await runEarlybird(SMALL, { DATABASE_URL: url })).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: expect.stringMatching(
        /^earlybird: This database already has .* Load it into an empty database: choose one with DATABASE_URL or DATA_DIR\.\n$/,
      ),
    });
  });

  it('--json prints that and nothing else', async () => {
    const { url, pool } = await onEmpty();
    const { exitCode, stdout, stderr } = await runEarlybird([...SMALL, '--json'], { DATABASE_URL: url });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const { rows } = await pool.query('SELECT count(*)::int AS orders FROM orders');
    expect(JSON.parse(stdout)).toMatchObject({ firstDay: '2026-02-01', lastDay: '2026-03-10', rows: rows[0] });
  });

  it('is refused in production: 1', async () => {
    const { url, pool } = await onEmpty();
    const { exitCode, stderr } = await runEarlybird(SMALL, { DATABASE_URL: url, NODE_ENV: 'production' });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 1,
      stderr: 'earlybird: Sample data is not allowed in production. Unset NODE_ENV to load it into another database.\n',
    });
    expect(await filledTables(pool)).toEqual([]);
  });

  it.each([
    { signal: 'SIGINT', exitCode: 130 },
    { signal: 'SIGKILL', exitCode: null },
  ] as const)('ended by $signal in the middle leaves nothing', async ({ signal, exitCode }) => {
    const { url, pool } = await onEmpty();
    const stop = await stopWritersOf(pool, 'invoices');
    const { child, finished } = startScript('bin/earlybird.mjs', SMALL, { DATABASE_URL: url });
    await Promise.race([stop.reached(), finished]);
    child.kill(signal);
    expect((await finished).exitCode).toBe(exitCode);
    await stop.cut();
    expect(await filledTables(pool)).toEqual([]);
  });
});

async function filledTables(pool: pg.Pool): Promise<string[]> {
  const digests = await tableDigests(pool, OF_THE_LOAD);
  return Object.keys(digests).filter((table) => digests[table] !== null);
}
