import type { Notify } from '../progress.ts';
import { StartupError } from '../startup-error.ts';
import { analyseTables } from './analyse-tables.ts';
import { NO_FILTER, openMigrationEngine } from './migration-engine.ts';
import { asMigrationList, MIGRATIONS_FOLDER, type Migration, readMigrations } from './migration-folder.ts';
import {
  asDriverError,
  isLockTimeout,
  MigrationScriptError,
  ROLLED_BACK_IF_UNFINISHED,
  runMigrationScript,
  WHEN_LOCKED,
} from './migration-script.ts';
import { lockMigrations, type MigrationSession, openMigrationSession } from './migration-session.ts';
import { readStatus, refuseBrokenHistory } from './migration-status.ts';

export interface MigrateOptions {
  folder?: string;
  onProgress?: Notify;
}

/** Applies pending migrations in order and returns their names. A failing migration leaves those before it in place. */
export async function migrateUp(
  url: string,
  { folder = MIGRATIONS_FOLDER, onProgress }: MigrateOptions = {},
): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const session = await openMigrationSession(url);
  try {
    await lockMigrations(session, onProgress);
    const applied = await applyPending(session, folder, migrations, onProgress);
    // A database that was restored has never been analysed either.
    await analyseTables(session, applied.length > 0 ? 'all' : 'never analysed');
    return applied;
  } finally {
    await session.close();
  }
}

async function applyPending(
  session: MigrationSession,
  folder: string,
  migrations: Migration[],
  onProgress: Notify | undefined,
): Promise<string[]> {
  let pending: Migration[] = [];
  let failure: MigrationScriptError | undefined;
  // The engine passes scripts without names, one after another.
  const runNext = async (script: string) => {
    const migration = pending.shift();
    if (migration?.sql !== script)
      throw new Error(`The engine runs a script other than ${migration?.name ?? 'a pending one'}`);
    onProgress?.(`Applying ${migration.name}`);
    try {
      await runMigrationScript(session, migration.name, script);
    } catch (error) {
      if (!(error instanceof MigrationScriptError)) throw error;
      failure = error;
      throw asDriverError(error);
    }
  };
  const engine = await openMigrationEngine(session.adapter(runNext));
  try {
    await forgetInterrupted(session);
    const status = await readStatus(session, engine, folder, migrations);
    refuseBrokenHistory(status);
    pending = migrations.filter(({ name }) => status.pending.includes(name));
    const migrationsList = asMigrationList(folder, migrations);
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_FILTER });
    return appliedMigrationNames;
  } catch (error) {
    if (!failure) throw error;
    if (failure.rolledBack) await engine.markMigrationRolledBack({ migrationName: failure.migration });
    throw explain(failure);
  } finally {
    engine.free();
  }
}

/**
 * A process killed while its script ran in one transaction leaves only a row. While we hold the lock, the row is nobody else's.
 */
async function forgetInterrupted(session: MigrationSession): Promise<void> {
  const { rows } = await session.query<{ exists: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists`,
  );
  if (!rows[0]?.exists) return;
  await session.query(
    `UPDATE _prisma_migrations SET rolled_back_at = now()
     WHERE finished_at IS NULL AND rolled_back_at IS NULL AND logs = $1`,
    [ROLLED_BACK_IF_UNFINISHED],
  );
}

function explain(failure: MigrationScriptError): StartupError {
  const where = failure.place ? ` (line ${failure.place.line}: ${failure.place.text})` : '';
  return new StartupError(`Migration ${failure.migration} failed: ${failure.message}${where}`, remedyFor(failure), {
    cause: failure,
  });
}

function remedyFor({ rolledBack, migration, cause }: MigrationScriptError): string {
  if (!rolledBack) {
    return `It ran outside a transaction. Undo what it did by hand, then run "earlybird migrate resolve ${migration} --rolled-back".`;
  }
  if (isLockTimeout(cause)) return `Everything was rolled back: ${WHEN_LOCKED}`;
  return 'Everything was rolled back. Correct its migration.sql and run "earlybird migrate up" again.';
}
