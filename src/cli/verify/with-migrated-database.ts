import pg from 'pg';
import { migrationStatus } from '../../platform/migrations/migration-status.ts';
import { StartupError } from '../../platform/startup-error.ts';

/**
 * Looks into a database that has the migrations of this version, and refuses any other: for one at another migration, every
 * difference would be listed, and none would be a fault.
 */
export async function withMigratedDatabase<T>(url: string, look: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const { pending, failed, unknown } = await migrationStatus(url);
  if (pending.length + failed.length + unknown.length > 0) {
    throw new StartupError(
      'The database does not have the migrations of this version',
      'Run "earlybird migrate status" to see why, then verify again.',
    );
  }
  const pool = new pg.Pool({ connectionString: url, max: 1, application_name: 'earlybird-graph verify' });
  pool.on('error', () => {});
  try {
    return await look(pool);
  } finally {
    await pool.end();
  }
}
