import { Command, InvalidArgumentError } from 'commander';

export function migrateDownCommand(): Command {
  return new Command('down')
    .description('Revert the last n migrations, newest first.')
    .argument('[n]', 'how many to revert', parseCount, 1)
    .option('--force', 'even if data is lost: filled tables or columns are dropped, or rows deleted')
    .option('--json', 'print { "takenBack": [names] }')
    .addHelpText(
      'after',
      `
Each migration is reverted by its down.sql in one transaction. Without --force, a migration whose reversal would lose rows is
not reverted, and the command says which rows.

Examples:
  npx --no earlybird migrate down
  npx --no earlybird migrate down 3 --force`,
    )
    .action(async (count: number, { force = false, json = false }: { force?: boolean; json?: boolean }) => {
      const { runMigrationCommand } = await import('./run-migration-command.ts');
      const { migrateDown } = await import('../../platform/migrations/migration-down.ts');
      await runMigrationCommand(
        { json },
        async (url, onProgress) => ({ takenBack: await migrateDown(url, count, { force, onProgress }) }),
        ({ takenBack }) => (takenBack.length === 0 ? 'Nothing to revert' : `Reverted ${takenBack.join(', ')}`),
      );
    });
}

function parseCount(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('It must be a whole number, 1 or more.');
  return Number(text);
}
