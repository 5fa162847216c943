import type pg from 'pg';
import { StartupError } from '../startup-error.ts';
import { openMigrationEngine } from './migration-engine.ts';
import { MIGRATIONS_FOLDER, type Migration, readMigrations } from './migration-folder.ts';
import { findLosses, readTables } from './migration-losses.ts';
import { BEGIN_WITH_LOCK_TIMEOUT, controlsTransactions, isLockTimeout, WHEN_LOCKED } from './migration-script.ts';
import { lockMigrations, type MigrationSession, openMigrationSession } from './migration-session.ts';
import { readStatus, refuseBrokenHistory } from './migration-status.ts';
import type { MigrateOptions } from './migration-up.ts';

export interface MigrateDownOptions extends MigrateOptions {
  /** Continue even if rows are lost. */
  force?: boolean;
}

/** Reverts the last `count` migrations, newest first, each in its own transaction; returns their names. */
export async function migrateDown(
  url: string,
  count: number,
  { folder = MIGRATIONS_FOLDER, force = false, onProgress }: MigrateDownOptions = {},
): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const session = await openMigrationSession(url);
  try {
    await lockMigrations(session, onProgress);
    const targets = await chooseTargets(session, folder, migrations, count);
    for (const migration of targets) {
      onProgress?.(`Reverting ${migration.name}`);
      await takeBack(session, migration, force);
    }
    return targets.map(({ name }) => name);
  } finally {
    await session.close();
  }
}

/** Either all of them can be reverted, or none is. */
async function chooseTargets(
  session: MigrationSession,
  folder: string,
  migrations: Migration[],
  count: number,
): Promise<(Migration & { downSql: string })[]> {
  const engine = await openMigrationEngine(session.adapter(async () => {}));
  try {
    const status = await readStatus(session, engine, folder, migrations);
    refuseBrokenHistory(status);
    const newestFirst = status.applied.map(({ name }) => name).reverse();
    return newestFirst.slice(0, count).map((name) => requireDownSql(migrations, name));
  } finally {
    engine.free();
  }
}

function requireDownSql(migrations: Migration[], name: string): Migration & { downSql: string } {
  const migration = migrations.find((candidate) => candidate.name === name);
  if (migration?.downSql === undefined) {
    throw new StartupError(`Migration ${name} has no down.sql, so it cannot be reverted`, 'Nothing was changed.');
  }
  if (controlsTransactions(migration.downSql)) {
    throw new StartupError(
      `The down.sql of ${name} begins or ends a transaction`,
      'Remove those statements: it runs in one transaction together with its bookkeeping. Nothing was changed.',
    );
  }
  return { ...migration, downSql: migration.downSql };
}

async function takeBack(
  session: MigrationSession,
  migration: Migration & { downSql: string },
  force: boolean,
): Promise<void> {
  const client = await session.connect();
  try {
    await client.query(BEGIN_WITH_LOCK_TIMEOUT);
    if (!force) await refuseLosses(client, migration);
    await client.query(migration.downSql);
    await client.query('DELETE FROM _prisma_migrations WHERE migration_name = $1', [migration.name]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    if (error instanceof StartupError) throw error;
    throw new StartupError(
      `The down.sql of ${migration.name} failed: ${(error as Error).message}`,
      isLockTimeout(error)
        ? `Everything was rolled back: ${WHEN_LOCKED}`
        : `Everything was rolled back: ${migration.name} is still applied.`,
      { cause: error },
    );
  } finally {
    client.release();
  }
}

/** To find what a script would lose, it is run and the result inspected, which is more exact than reading SQL. */
async function refuseLosses(client: pg.PoolClient, { name, downSql }: Migration & { downSql: string }): Promise<void> {
  const before = await readTables(client);
  await client.query('SAVEPOINT trial');
  await client.query(downSql);
  const after = await readTables(client);
  await client.query('ROLLBACK TO SAVEPOINT trial');
  const losses = await findLosses(client, before, after);
  if (losses.length === 0) return;
  throw new StartupError(
    `Reverting ${name} would lose data: ${losses.join(', ')}`,
    `${name} was not reverted. Export what you need, then use --force.`,
  );
}
