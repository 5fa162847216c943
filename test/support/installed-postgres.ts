import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Programs } from '../../src/platform/postgres/embedded-postgres-programs.ts';

/** The PostgreSQL whose initdb and postgres are in this folder: the system's, of another version than the embedded one. */
export async function installedPostgres(folder: string): Promise<Programs> {
  const postgres = path.join(folder, 'postgres');
  const version = await promisify(execFile)(postgres, ['--version']).catch(() => undefined);
  const major = Number(/\(PostgreSQL\) (\d+)/.exec(version?.stdout ?? '')?.[1]);
  if (!major) {
    throw new Error(
      `TEST_POSTGRES_BIN=${folder} has no PostgreSQL that can run. On Debian: apt-get install postgresql-15`,
    );
  }
  return { initdb: path.join(folder, 'initdb'), postgres, major, statementStatistics: false, lz4: false };
}
