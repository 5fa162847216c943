import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Command } from 'commander';
import { CommanderError } from 'commander';
import { describe, expect, test } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';
import { migrateUp } from '../../src/platform/migrations/migration-up.ts';
import { emptyDatabase } from '../support/empty-database.ts';
import { ROOT, runEarlybird, startScript } from '../support/run-script.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const program = createProgram(async () => {});

function find(names: string): Command {
  return names.split(' ').reduce<Command>((command, name) => {
    const found = command.commands.find((candidate) => candidate.name() === name);
    if (!found) throw new Error(`There is no command ${names}`);
    return found;
  }, program);
}

describe('the commands', () => {
  test.each([
    'serve',
    'invite-admin',
    'sample',
    'migrate',
    'migrate up',
    'migrate down',
    'migrate status',
    'migrate resolve',
    'verify',
    'verify schema',
    'verify names',
    'verify rules',
  ])('%s explains itself', (names) => {
    let help = '';
    const command = find(names).configureOutput({ writeOut: (text) => (help += text) });
    command.outputHelp();
    expect(help).toContain(`Usage: earlybird ${names}`);
    if (find(names).commands.length === 0) expect(help).toMatch(/Examples?:\n {2}/);
  });

  test.each([
    [['migrate', 'down', 'all'], 'It must be a whole number'],
    [['migrate', 'resolve', '0001_x'], 'give --applied or --rolled-back'],
    [['sample', '--until', '2026-02-30'], 'It must be a day'],
    [['sample', '--customers', '0'], 'It must be a whole number from 1'],
    [['sample', '--seed', '1.5'], 'It must be a whole number from 0'],
  ])('%j is refused before anything runs', async (parameters, complaint) => {
    let complaints = '';
    find(parameters.slice(0, parameters[0] === 'migrate' ? 2 : 1).join(' ')).configureOutput({
      writeErr: (text) => (complaints += text),
    });
    await expect(program.parseAsync(parameters, { from: 'user' })).rejects.toThrow(CommanderError);
    expect(complaints).toContain(complaint);
  });
});

describe('earlybird', () => {
  test('--help lists the commands: 0', async () => {
    const { exitCode, stdout } = await runEarlybird(['--help']);
    expect(exitCode).toBe(0);
    for (const command of ['serve', 'migrate', 'sample']) expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
  });

  test('runs wherever it is called from, as a service of a machine is: 0', async () => {
    const elsewhere = await temporaryFolder();
    const { exitCode, stdout, stderr } = await startScript('bin/earlybird.mjs', ['schema'], {}, elsewhere).finished;
    expect(stderr).toBe('');
    expect(stdout).toContain('type Customer ');
    expect(exitCode).toBe(0);
  });

  test('wrong usage: 2', async () => {
    const { exitCode, stderr } = await runEarlybird(['brew']);
    expect(stderr).toContain("unknown command 'brew'");
    expect(exitCode).toBe(2);
  });

  test('migrates the database of DATABASE_URL: 0, with nothing but the answer on standard output', async () => {
    const { url } = await emptyDatabase();
    const up = await runEarlybird(['migrate', 'up', '--json'], { DATABASE_URL: url });
    expect(up).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(up.stdout).applied[0]).toMatch(/^0001_/);
    const status = await runEarlybird(['migrate', 'status', '--exit-code'], { DATABASE_URL: url });
    expect(status).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('Up to date') });
  });

  test('says what to do about a half-applied migration, and goes on once that is done: 1, then 0', async () => {
    const { url, value } = await emptyDatabase();
    await migrateUp(url);
    // As left by a migration outside a transaction that was killed.
    const last = await value(
      `UPDATE _prisma_migrations SET finished_at = NULL
       WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations) RETURNING migration_name`,
    );
    const run = (...parameters: string[]) => runEarlybird(['migrate', ...parameters], { DATABASE_URL: url });
    expect(await run('status', '--exit-code')).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining(`failed   ${last}  started but not finished`),
    });
    expect(await run('up')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining(
        `run "earlybird migrate resolve ${last} --rolled-back", or finish it by hand and use --applied.`,
      ),
    });
    expect(await run('resolve', String(last), '--applied')).toMatchObject({
      exitCode: 0,
      stdout: `${last} is recorded as applied\n`,
    });
    expect(await run('up')).toMatchObject({ exitCode: 0, stdout: 'Nothing to apply: up to date\n' });
  });

  test('a database that cannot be reached: 1, one line, no password', async () => {
    const { exitCode, stderr } = await runEarlybird(['migrate', 'status'], {
      DATABASE_URL: 'postgresql://user:hunter2@127.0.0.1:1/db',
    });
    expect(stderr).toBe(
      'earlybird: DATABASE_URL: the database at 127.0.0.1:1 cannot be used: nothing is listening there. ' +
        'Check that PostgreSQL is running, and check the host and port.\n',
    );
    expect(exitCode).toBe(1);
  });

  test('ends when nobody reads what it says any more: 1', async () => {
    const { url } = await emptyDatabase();
    const { child, finished } = startScript('bin/earlybird.mjs', ['migrate', 'up'], { DATABASE_URL: url });
    child.stderr?.destroy();
    expect((await finished).exitCode).toBe(1);
  });

  // Gone before the first word: a reader that leaves later may already have read everything.
  test('ends without a stack when nobody reads what it prints: 1', async () => {
    const { child, finished } = startScript('bin/earlybird.mjs', ['schema']);
    child.stdout?.destroy();
    expect(await finished).toMatchObject({ exitCode: 1, stderr: '' });
  });
});

describe('the supported versions of Node', async () => {
  const script = pathToFileURL(path.join(ROOT, 'bin/require-supported-node.mjs')).href;
  const { satisfies } = (await import(script)) as { satisfies: (version: string, range: string) => boolean };
  const range = '^20.19 || ^22.12 || >=24';

  test.each(['20.19.0', '20.20.2', '22.12.0', '22.30.1', '24.0.0', '27.1.0'])('%s is one', (version) => {
    expect(satisfies(version, range)).toBe(true);
  });

  test.each(['12.22.12', '18.20.0', '20.18.9', '21.9.0', '22.11.5', '23.11.0'])('%s is none', (version) => {
    expect(satisfies(version, range)).toBe(false);
  });
});
