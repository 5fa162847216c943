import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { MigrationList } from '@prisma/schema-engine-wasm/schema_engine_bg';
import { StartupError } from '../startup-error.ts';

/** The project's own migrations. */
export const MIGRATIONS_FOLDER = path.join(import.meta.dirname, '../../../prisma/migrations');

export interface Migration {
  name: string;
  sql: string;
  /** Undefined if the migration cannot be undone. */
  downSql: string | undefined;
}

/** In the order in which they are applied, which is the order of their names. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
  if (!entries) throw new StartupError(`There is no migrations folder at ${folder}`);
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(names.sort().map((name) => readMigration(folder, name)));
}

/** The same in the form that Prisma's engine expects. */
export function asMigrationList(folder: string, migrations: Migration[]): MigrationList {
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  };
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  const read = (file: string) => readFile(path.join(folder, name, file), 'utf8').catch(() => undefined);
  const [sql, downSql] = await Promise.all([read('migration.sql'), read('down.sql')]);
  if (sql === undefined) {
    throw new StartupError(
      `Migration ${name} has no migration.sql`,
      `Restore it, or remove ${path.join(folder, name)}.`,
    );
  }
  return { name, sql, downSql };
}
