import { Command, InvalidArgumentError } from 'commander';

export function migrateDownCommand(): Command {
  return new Command('down')
    .description('Take back the last n migrations, newest first.')
    .argument('[n]', 'how many', parseCount, 1)
    .option('--force', 'also where data is lost: filled tables or columns dropped, rows deleted')
    .option('--json', 'print { "takenBack": [names] }')
    .addHelpText(
      'after',
      `
Each is taken back by its down.sql in one transaction. Without --force it is refused where rows would be lost, and says which.

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
        ({ takenBack }) => (takenBack.length === 0 ? 'Nothing to take back' : `Took back ${takenBack.join(', ')}`),
      );
    });
}

function parseCount(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('It must be a whole number, 1 or more.');
  return Number(text);
}
