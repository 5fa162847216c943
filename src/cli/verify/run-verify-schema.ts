import pg from 'pg';
import { migrationStatus } from '../../platform/migrations/migration-status.ts';
import type { SchemaFault } from '../../platform/schema-check/schema-faults.ts';
import { verifySchema } from '../../platform/schema-check/verify-schema.ts';
import { StartupError } from '../../platform/startup-error.ts';
import { runMigrationCommand } from '../migrate/run-migration-command.ts';

export async function runVerifySchema(
  options: { json: boolean },
  describe: (answer: { faults: SchemaFault[] }) => string,
): Promise<void> {
  await runMigrationCommand(
    options,
    async (url) => {
      await refuseUnmigrated(url);
      const faults = await verify(url);
      if (faults.length > 0) process.exitCode = 1;
      return { faults };
    },
    describe,
  );
}

/** For a database at another migration, every difference would be listed, and none would be a fault. */
async function refuseUnmigrated(url: string): Promise<void> {
  const { pending, failed, unknown } = await migrationStatus(url);
  if (pending.length + failed.length + unknown.length === 0) return;
  throw new StartupError(
    'The database does not have the migrations of this version',
    'Run "earlybird migrate status" to see why, then verify again.',
  );
}

async function verify(url: string): Promise<SchemaFault[]> {
  const pool = new pg.Pool({ connectionString: url, max: 1, application_name: 'earlybird-graph verify' });
  pool.on('error', () => {});
  try {
    return await verifySchema(pool);
  } finally {
    await pool.end();
  }
}
