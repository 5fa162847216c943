import { type NamesAlike, namesAlike } from '../../platform/schema-check/names-alike.ts';
import { runMigrationCommand } from '../migrate/run-migration-command.ts';
import { withMigratedDatabase } from './with-migrated-database.ts';

export async function runVerifyNames(
  options: { json: boolean },
  describe: (answer: { alike: readonly NamesAlike[] }) => string,
): Promise<void> {
  await runMigrationCommand(
    options,
    async (url) => {
      const alike = await withMigratedDatabase(url, namesAlike);
      if (alike.length > 0) process.exitCode = 1;
      return { alike };
    },
    describe,
  );
}
