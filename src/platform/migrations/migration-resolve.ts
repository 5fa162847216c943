import { StartupError } from '../startup-error.ts';
import { openMigrationEngine } from './migration-engine.ts';
import { asMigrationList, MIGRATIONS_FOLDER, readMigrations } from './migration-folder.ts';
import { lockMigrations, openMigrationSession } from './migration-session.ts';
import type { MigrateOptions } from './migration-up.ts';

export type Resolution = 'applied' | 'rolled-back';

/** Records how a half-applied migration was resolved by hand. Changes only the bookkeeping. */
export async function resolveMigration(
  url: string,
  name: string,
  resolution: Resolution,
  { folder = MIGRATIONS_FOLDER, onProgress }: MigrateOptions = {},
): Promise<void> {
  const migrations = await readMigrations(folder);
  const session = await openMigrationSession(url);
  try {
    await lockMigrations(session, onProgress);
    const engine = await openMigrationEngine(session.adapter(async () => {}));
    try {
      if (resolution === 'rolled-back') await engine.markMigrationRolledBack({ migrationName: name });
      else {
        const migrationsList = asMigrationList(folder, migrations);
        await engine.markMigrationApplied({ migrationName: name, migrationsList });
      }
    } catch (error) {
      throw new StartupError(firstLine(error), 'Run "earlybird migrate status" to see the migrations.', {
        cause: error,
      });
    } finally {
      engine.free();
    }
  } finally {
    await session.close();
  }
}

function firstLine(error: unknown): string {
  return (
    String((error as Error).message)
      .trim()
      .split('\n')[0] ?? ''
  );
}
