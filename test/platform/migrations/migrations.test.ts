import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { describe, expect, test, vi } from 'vitest';
import { migrateDown } from '../../../src/platform/migrations/migration-down.ts';
import { resolveMigration } from '../../../src/platform/migrations/migration-resolve.ts';
import { migrationStatus } from '../../../src/platform/migrations/migration-status.ts';
import { migrateUp } from '../../../src/platform/migrations/migration-up.ts';
import { emptyDatabase } from '../../support/empty-database.ts';
import { migrationFolder, writeMigration } from '../../support/migration-folder.ts';
import { PATIENCE_MS } from '../../support/patience.ts';
import { startScript } from '../../support/run-script.ts';

const PATIENTLY = { timeout: PATIENCE_MS };
const milk = { up: 'CREATE TABLE milk (id int PRIMARY KEY);', down: 'DROP TABLE milk;' };
const eggs = { up: 'CREATE TABLE eggs (id int PRIMARY KEY, colour text);', down: 'DROP TABLE eggs;' };
const both = { '0001_milk': milk, '0002_eggs': eggs };

describe('up', () => {
  test('applies what is pending, in order, and keeps the table as Prisma does', async () => {
    const [{ url, value }, folder] = [await emptyDatabase(), await migrationFolder(both)];
    expect(await migrateUp(url, { folder })).toEqual(['0001_milk', '0002_eggs']);
    expect(await migrateUp(url, { folder })).toEqual([]);
    const row = `SELECT checksum || ' ' || applied_steps_count || ' ' || (finished_at >= started_at) || ' ' || (logs IS NULL)
                 FROM _prisma_migrations WHERE migration_name = '0001_milk'`;
    expect(await value(row)).toBe(`${createHash('sha256').update(milk.up).digest('hex')} 1 true true`);
  });

  test('keeps semicolons inside functions, texts and comments', async () => {
    const up = `-- one; comment
      CREATE FUNCTION answer() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN 'a;b'; END; $$;
      CREATE TABLE answers (text text DEFAULT 'x;y');`;
    const [{ url, value }, folder] = [await emptyDatabase(), await migrationFolder({ '0001_function': { up } })];
    await migrateUp(url, { folder });
    expect(await value('SELECT answer()')).toBe('a;b');
  });

  test('a failing migration leaves nothing, those before it stay, and it runs once corrected', async () => {
    const { url, value } = await emptyDatabase();
    const folder = await migrationFolder({
      '0001_milk': milk,
      '0002_eggs': { up: `${eggs.up}\nALTER TABLE nothing ADD x int;` },
    });
    await expect(migrateUp(url, { folder })).rejects.toMatchObject({
      message: 'Migration 0002_eggs failed: relation "nothing" does not exist',
      remedy: expect.stringContaining('Everything was rolled back'),
    });
    expect(await value(`SELECT to_regclass('eggs')`)).toBeNull();
    expect(await migrationStatus(url, folder)).toMatchObject({ pending: ['0002_eggs'], failed: [] });
    await writeMigration(folder, '0002_eggs', eggs);
    expect(await migrateUp(url, { folder })).toEqual(['0002_eggs']);
  });

  test('a syntax error is reported with its line', async () => {
    const [{ url }, folder] = [
      await emptyDatabase(),
      await migrationFolder({ '0001_typo': { up: 'SELECT 1;\nCREATE TABEL milk ();' } }),
    ];
    await expect(migrateUp(url, { folder })).rejects.toThrow('(line 2: CREATE TABEL milk ();)');
  });

  test('runs alone what PostgreSQL allows in no transaction', async () => {
    const index = { up: 'CREATE INDEX CONCURRENTLY eggs_colour ON eggs (colour);', down: 'DROP INDEX eggs_colour;' };
    const [{ url, value }, folder] = [await emptyDatabase(), await migrationFolder({ ...both, '0003_index': index })];
    await migrateUp(url, { folder });
    expect(await value(`SELECT indisvalid FROM pg_index WHERE indexrelid = 'eggs_colour'::regclass`)).toBe(true);
    expect(await migrationStatus(url, folder)).toMatchObject({ upToDate: true });
  });

  test('what failed outside a transaction must be resolved by hand first', async () => {
    const duplicates = `CREATE TABLE eggs (colour text); INSERT INTO eggs VALUES ('brown'), ('brown');`;
    const [{ url }, folder] = [
      await emptyDatabase(),
      await migrationFolder({
        '0001_eggs': { up: duplicates },
        '0002_index': { up: 'CREATE UNIQUE INDEX CONCURRENTLY one_colour ON eggs (colour);' },
      }),
    ];
    await expect(migrateUp(url, { folder })).rejects.toMatchObject({
      remedy: expect.stringContaining('migrate resolve 0002_index --rolled-back'),
    });
    expect(await migrationStatus(url, folder)).toMatchObject({ failed: ['0002_index'], pending: [], upToDate: false });
    await expect(migrateUp(url, { folder })).rejects.toThrow('Migration 0002_index was started but not finished');
    await resolveMigration(url, '0002_index', 'applied', { folder });
    expect(await migrationStatus(url, folder)).toMatchObject({ upToDate: true });
    await expect(resolveMigration(url, '0009_none', 'rolled-back', { folder })).rejects.toThrow('0009_none');
  });

  test('while somebody uses the table it fails as a whole, up or down, so that nobody waits for it', async () => {
    const milkless = { up: 'ALTER TABLE milk RENAME TO oat_milk;', down: 'ALTER TABLE oat_milk RENAME TO milk;' };
    const folder = await migrationFolder({ '0001_milk': milk, '0002_milkless': milkless });
    const { url, value } = await emptyDatabase();
    await migrateUp(url, { folder: await migrationFolder({ '0001_milk': milk }) });
    const reader = new pg.Client({ connectionString: url });
    await reader.connect();
    const busy = { remedy: expect.stringContaining('Everything was rolled back: the table is in use') };
    await reader.query('BEGIN; SELECT * FROM milk');
    await expect(migrateUp(url, { folder })).rejects.toMatchObject(busy);
    expect(await value(`SELECT to_regclass('milk') IS NOT NULL`)).toBe(true);
    await reader.query('COMMIT');
    expect(await migrateUp(url, { folder })).toEqual(['0002_milkless']);
    await reader.query('BEGIN; SELECT * FROM oat_milk');
    await expect(migrateDown(url, 1, { folder })).rejects.toMatchObject(busy);
    await reader.end();
    expect(await migrateDown(url, 1, { folder })).toEqual(['0002_milkless']);
  });

  test('several at once: one migrates, the others find nothing left', async () => {
    const [{ url }, folder] = [await emptyDatabase(), await migrationFolder(both)];
    const applied = await Promise.all([1, 2, 3].map(() => migrateUp(url, { folder })));
    expect(applied.flat()).toEqual(['0001_milk', '0002_eggs']);
  });

  test('a migration changed after it was applied is refused', async () => {
    const [{ url }, folder] = [await emptyDatabase(), await migrationFolder(both)];
    await migrateUp(url, { folder });
    await writeMigration(folder, '0001_milk', { up: `${milk.up} -- only a comment` });
    expect(await migrationStatus(url, folder)).toMatchObject({ edited: ['0001_milk'], upToDate: false });
    await expect(migrateUp(url, { folder })).rejects.toThrow('Migration 0001_milk was changed after it was applied');
  });

  test('a database of a newer version is refused', async () => {
    const [{ url }, folder] = [await emptyDatabase(), await migrationFolder(both)];
    await migrateUp(url, { folder });
    await rm(path.join(folder, '0002_eggs'), { recursive: true });
    expect(await migrationStatus(url, folder)).toMatchObject({ unknown: ['0002_eggs'], upToDate: false });
    await expect(migrateUp(url, { folder })).rejects.toThrow('The database has migration 0002_eggs');
    await expect(migrateDown(url, 1, { folder })).rejects.toThrow('The database has migration 0002_eggs');
  });

  test('a process killed in the middle of a migration leaves nothing that blocks the next', async () => {
    const slow = { up: `${eggs.up} SELECT pg_sleep(1.5);` };
    const [{ url, value }, folder] = [await emptyDatabase(), await migrationFolder({ '0001_eggs': slow })];
    const { child, firstLine, finished } = startScript('test/support/migrate-folder.ts', [url, folder]);
    expect(await firstLine).toBe('Applying 0001_eggs');
    await vi.waitUntil(
      () =>
        value(
          `SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'`,
        ),
      PATIENTLY,
    );
    child.kill('SIGKILL');
    await finished;
    expect(await migrationStatus(url, folder)).toMatchObject({ pending: ['0001_eggs'], failed: [] });
    expect(await migrateUp(url, { folder })).toEqual(['0001_eggs']);
    expect(await migrationStatus(url, folder)).toMatchObject({ upToDate: true });
  });
});

describe('an index that was being built without a transaction when the process and its connection died', () => {
  const index = { up: 'CREATE INDEX CONCURRENTLY eggs_colour ON eggs (colour);', down: 'DROP INDEX eggs_colour;' };
  const isValid = `SELECT (SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('eggs_colour'))`;

  async function halfApplied() {
    const [database, folder] = [await emptyDatabase(), await migrationFolder({ ...both, '0003_index': index })];
    const { url, value } = database;
    await migrateUp(url, { folder: await migrationFolder(both) });
    const writer = new pg.Client({ connectionString: url });
    await writer.connect();
    await writer.query(`BEGIN; INSERT INTO eggs VALUES (1, 'brown')`);
    const { child, firstLine, finished } = startScript('test/support/migrate-folder.ts', [url, folder]);
    expect(await firstLine).toBe('Applying 0003_index');
    const builder = `FROM pg_stat_activity
      WHERE datname = current_database() AND query LIKE 'CREATE INDEX CONCURRENTLY%' AND wait_event_type = 'Lock'`;
    await vi.waitUntil(() => value(`SELECT count(*)::int ${builder}`), PATIENTLY);
    child.kill('SIGKILL');
    await finished;
    await value(`SELECT pg_terminate_backend(pid, 10000) ${builder}`);
    await writer.query('COMMIT');
    await writer.end();
    return { url, value, folder };
  }

  test('is reported with what to do; undone by hand and resolved as rolled back, it is built again', async () => {
    const { url, value, folder } = await halfApplied();
    expect(await value(isValid)).toBe(false);
    expect(await migrationStatus(url, folder)).toMatchObject({ failed: ['0003_index'], pending: [], upToDate: false });
    const report = {
      message: expect.stringContaining('Migration 0003_index was started but not finished'),
      remedy: expect.stringContaining(
        'Undo that part by hand and run "earlybird migrate resolve 0003_index --rolled-back"',
      ),
    };
    await expect(migrateUp(url, { folder })).rejects.toMatchObject(report);
    await expect(migrateDown(url, 1, { folder })).rejects.toMatchObject(report);
    await value('DROP INDEX eggs_colour');
    await resolveMigration(url, '0003_index', 'rolled-back', { folder });
    expect(await migrateUp(url, { folder })).toEqual(['0003_index']);
    expect(await value(isValid)).toBe(true);
    expect(await migrationStatus(url, folder)).toMatchObject({ upToDate: true });
  });

  test('finished by hand, it is resolved as applied, and can be taken back like any other', async () => {
    const { url, value, folder } = await halfApplied();
    await value('REINDEX INDEX CONCURRENTLY eggs_colour');
    await resolveMigration(url, '0003_index', 'applied', { folder });
    expect(await migrateUp(url, { folder })).toEqual([]);
    expect(await migrateDown(url, 1, { folder })).toEqual(['0003_index']);
    expect(await value(isValid)).toBeNull();
  });
});

describe('down', () => {
  test('takes back the last n, newest first, and they can be applied again', async () => {
    const [{ url, value }, folder] = [await emptyDatabase(), await migrationFolder(both)];
    await migrateUp(url, { folder });
    expect(await migrateDown(url, 1, { folder })).toEqual(['0002_eggs']);
    expect(await migrateDown(url, 9, { folder })).toEqual(['0001_milk']);
    expect(await value('SELECT count(*)::int FROM _prisma_migrations')).toBe(0);
    expect(await migrateUp(url, { folder })).toEqual(['0001_milk', '0002_eggs']);
  });

  test('refuses to drop rows, names them, and does it with force', async () => {
    const [{ url, value }, folder] = [await emptyDatabase(), await migrationFolder(both)];
    await migrateUp(url, { folder });
    await value('INSERT INTO eggs VALUES (1), (2)');
    await expect(migrateDown(url, 1, { folder })).rejects.toThrow(
      'Reverting 0002_eggs would lose data: public.eggs (2 rows)',
    );
    expect(await value('SELECT count(*)::int FROM eggs')).toBe(2);
    expect(await migrateDown(url, 1, { folder, force: true })).toEqual(['0002_eggs']);
    expect(await value(`SELECT to_regclass('eggs')`)).toBeNull();
  });

  test('a column that is filled counts, an empty one does not', async () => {
    const colour = { up: 'ALTER TABLE milk ADD colour text;', down: 'ALTER TABLE milk DROP colour;' };
    const [{ url, value }, folder] = [
      await emptyDatabase(),
      await migrationFolder({ '0001_milk': milk, '0002_colour': colour }),
    ];
    await migrateUp(url, { folder });
    await value('INSERT INTO milk (id) VALUES (1)');
    expect(await migrateDown(url, 1, { folder })).toEqual(['0002_colour']);
    await migrateUp(url, { folder });
    await value(`UPDATE milk SET colour = 'white'`);
    await expect(migrateDown(url, 1, { folder })).rejects.toThrow('public.milk.colour (1 row)');
  });

  test.each([
    ['some', 'DELETE FROM milk WHERE id = 1;', 'public.milk, in part (1 row)'],
    ['all', 'DELETE FROM milk;', 'public.milk (2 rows)'],
    ['all at once', 'TRUNCATE milk;', 'public.milk (2 rows)'],
    ['the table, and makes it anew', `${milk.down} ${milk.up}`, 'public.milk (2 rows)'],
  ])('refuses a down.sql that deletes %s of what stays a table', async (_what, down, loss) => {
    const [{ url, value }, folder] = [
      await emptyDatabase(),
      await migrationFolder({ '0001_milk': milk, '0002_nothing': { up: 'SELECT 1;', down } }),
    ];
    await migrateUp(url, { folder });
    await value('INSERT INTO milk VALUES (1), (2)');
    await expect(migrateDown(url, 1, { folder })).rejects.toThrow(`Reverting 0002_nothing would lose data: ${loss}`);
    expect(await value('SELECT count(*)::int FROM milk')).toBe(2);
    expect(await migrateDown(url, 1, { folder, force: true })).toEqual(['0002_nothing']);
  });

  test('a down.sql that fails changes nothing', async () => {
    const [{ url, value }, folder] = [
      await emptyDatabase(),
      await migrationFolder({ '0001_milk': { ...milk, down: `${milk.down} DROP TABLE nothing;` } }),
    ];
    await migrateUp(url, { folder });
    await expect(migrateDown(url, 1, { folder })).rejects.toThrow('The down.sql of 0001_milk failed');
    expect(await value(`SELECT to_regclass('milk') IS NOT NULL`)).toBe(true);
    expect(await migrationStatus(url, folder)).toMatchObject({ upToDate: true });
  });

  test.each([
    [undefined, 'has no down.sql'],
    ['BEGIN;\nDROP TABLE eggs;\nCOMMIT;', 'begins or ends a transaction'],
  ])('down.sql %j is refused before anything is taken back', async (down, complaint) => {
    const files = down === undefined ? { up: milk.up } : { up: milk.up, down };
    const [{ url }, folder] = [await emptyDatabase(), await migrationFolder({ '0001_milk': files, '0002_eggs': eggs })];
    await migrateUp(url, { folder });
    await expect(migrateDown(url, 2, { folder })).rejects.toThrow(complaint);
    expect(await migrationStatus(url, folder)).toMatchObject({ upToDate: true });
  });
});

describe('status', () => {
  test('of an untouched database: everything is pending, and nothing was written', async () => {
    const [{ url, value }, folder] = [await emptyDatabase(), await migrationFolder(both)];
    expect(await migrationStatus(url, folder)).toEqual({
      applied: [],
      pending: ['0001_milk', '0002_eggs'],
      edited: [],
      failed: [],
      unknown: [],
      upToDate: false,
    });
    expect(await value(`SELECT to_regclass('_prisma_migrations')`)).toBeNull();
  });
});
