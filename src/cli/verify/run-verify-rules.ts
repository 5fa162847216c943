import type { Notify } from '../../platform/progress.ts';
import { type RuleProof, verifyRules } from '../../platform/rule-check/verify-rules.ts';
import { runMigrationCommand } from '../migrate/run-migration-command.ts';
import { withMigratedDatabase } from './with-migrated-database.ts';

export async function runVerifyRules(
  options: { json: boolean },
  describe: (answer: { rules: RuleProof[] }) => string,
): Promise<void> {
  await runMigrationCommand(
    options,
    async (url: string, notify: Notify) => {
      const rules = await withMigratedDatabase(url, (pool) => verifyRules(pool, notify));
      if (rules.some(({ broken }) => broken > 0)) process.exitCode = 1;
      return { rules };
    },
    describe,
  );
}
