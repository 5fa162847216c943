import pg from 'pg';
import { migrationStatus } from '../../platform/migrations/migration-status.ts';
import { StartupError } from '../../platform/startup-error.ts';

/** For a database at another migration, every difference would be listed, and none would be a fault. */
export async function refuseUnmigrated(url: string): Promise<void> {
  const { pending, failed, unknown } = await migrationStatus(url);
  if (pending.length + failed.length + unknown.length === 0) return;
  throw new StartupError(
    'The database does not have the migrations of this version',
    'Run "earlybird migrate status" to see why, then verify again.',
  );
}

/** Runs the work over one connection, which ends with it. */
export async function withVerifyPool<T>(url: string, work: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({ connectionString: url, max: 1, application_name: 'earlybird-graph verify' });
  pool.on('error', () => {});
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}
