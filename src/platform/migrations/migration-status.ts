import type { DiagnoseMigrationHistoryOutput } from '@prisma/schema-engine-wasm/schema_engine_bg';
import { StartupError } from '../startup-error.ts';
import { type MigrationEngine, NO_FILTER, openMigrationEngine } from './migration-engine.ts';
import { asMigrationList, MIGRATIONS_FOLDER, type Migration, readMigrations } from './migration-folder.ts';
import { ROLLED_BACK_IF_UNFINISHED } from './migration-script.ts';
import { type MigrationSession, openMigrationSession } from './migration-session.ts';

interface AppliedMigration {
  name: string;
  finishedAt: Date;
}

export interface MigrationStatus {
  applied: AppliedMigration[];
  pending: string[];
  /** Applied, but its file has changed since. */
  edited: string[];
  /** Started but not finished: a part of it may have taken effect. */
  failed: string[];
  /** In the database but not in the folder. */
  unknown: string[];
  /** True if there is nothing to apply or repair. */
  upToDate: boolean;
}

/** Compares the database with the folder. Changes nothing. */
export async function migrationStatus(url: string, folder = MIGRATIONS_FOLDER): Promise<MigrationStatus> {
  const session = await openMigrationSession(url);
  try {
    const migrations = await readMigrations(folder);
    const engine = await openMigrationEngine(session.adapter(refuseScripts));
    try {
      return await readStatus(session, engine, folder, migrations);
    } finally {
      engine.free();
    }
  } finally {
    await session.close();
  }
}

export async function readStatus(
  session: MigrationSession,
  engine: MigrationEngine,
  folder: string,
  migrations: Migration[],
): Promise<MigrationStatus> {
  const diagnosis = await engine.diagnoseMigrationHistory({
    migrationsList: asMigrationList(folder, migrations),
    optInToShadowDatabase: false,
    filters: NO_FILTER,
  });
  const applied = diagnosis.hasMigrationsTable ? await readApplied(session) : [];
  const unfinished = diagnosis.hasMigrationsTable ? await readUnfinished(session) : [];
  const edited = diagnosis.editedMigrationNames;
  // One that is running, or was killed while running, takes effect completely or not at all: it needs no repair.
  const failed = diagnosis.failedMigrationNames.filter((name) => !unfinished.includes(name));
  const done = new Set([...applied.map(({ name }) => name), ...failed]);
  const pending = migrations.map(({ name }) => name).filter((name) => !done.has(name));
  const unknown = unknownNames(diagnosis);
  return {
    applied,
    pending,
    edited,
    failed,
    unknown,
    upToDate: [pending, edited, failed, unknown].every((names) => names.length === 0),
  };
}

/** Refuses a state that migrations must not build on, and says what to do about it. */
export function refuseBrokenHistory({ failed, edited, unknown }: MigrationStatus): void {
  if (failed.length > 0) {
    throw new StartupError(
      `Migration ${list(failed)} was started but not finished, outside a transaction: part of it may be in the database`,
      `Undo that part by hand and run "earlybird migrate resolve ${failed[0]} --rolled-back", or finish it by hand and use --applied.`,
    );
  }
  if (edited.length > 0) {
    throw new StartupError(
      `Migration ${list(edited)} was changed after it was applied to this database`,
      'Restore the file as it was, and put the change into a new migration.',
    );
  }
  if (unknown.length > 0) {
    throw new StartupError(
      `The database has migration ${list(unknown)}, which this version does not know`,
      'A newer version migrated it. Start that version, or use it to revert its migrations first.',
    );
  }
}

async function readApplied(session: MigrationSession): Promise<AppliedMigration[]> {
  const { rows } = await session.query<AppliedMigration>(
    `SELECT migration_name AS name, finished_at AS "finishedAt" FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  );
  return rows;
}

async function readUnfinished(session: MigrationSession): Promise<string[]> {
  const { rows } = await session.query<{ name: string }>(
    `SELECT migration_name AS name FROM _prisma_migrations
     WHERE finished_at IS NULL AND rolled_back_at IS NULL AND logs = $1`,
    [ROLLED_BACK_IF_UNFINISHED],
  );
  return rows.map(({ name }) => name);
}

function unknownNames({ history }: DiagnoseMigrationHistoryOutput): string[] {
  return history && history.diagnostic !== 'databaseIsBehind' ? history.unpersistedMigrationNames : [];
}

function list(names: string[]): string {
  return names.join(', ');
}

async function refuseScripts(): Promise<never> {
  throw new Error('Reading the migration status must not run a script');
}
