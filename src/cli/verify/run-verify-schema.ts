import type { SchemaFault } from '../../platform/schema-check/schema-faults.ts';
import { verifySchema } from '../../platform/schema-check/verify-schema.ts';
import { runMigrationCommand } from '../migrate/run-migration-command.ts';
import { refuseUnmigrated, withVerifyPool } from './verified-database.ts';

export async function runVerifySchema(
  options: { json: boolean },
  describe: (answer: { faults: SchemaFault[] }) => string,
): Promise<void> {
  await runMigrationCommand(
    options,
    async (url) => {
      await refuseUnmigrated(url);
      const faults = await withVerifyPool(url, verifySchema);
      if (faults.length > 0) process.exitCode = 1;
      return { faults };
    },
    describe,
  );
}
