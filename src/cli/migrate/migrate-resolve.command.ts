import { Command, Option } from 'commander';
import type { Resolution } from '../../platform/migrations/migration-resolve.ts';

export function migrateResolveCommand(): Command {
  return new Command('resolve')
    .description('Record how a half-applied migration was repaired by hand. Runs none of its SQL.')
    .argument('<name>', 'the migration, as "migrate status" shows it')
    .addOption(new Option('--applied', 'its missing part has been applied by hand').conflicts('rolledBack'))
    .addOption(new Option('--rolled-back', 'its applied part has been undone by hand: "migrate up" will run it again'))
    .addHelpText(
      'after',
      `
Only for migrations that PostgreSQL runs outside a transaction (CREATE INDEX CONCURRENTLY); all others roll back by themselves.

Example:
  npx --no earlybird migrate resolve 0012_big_index --rolled-back`,
    )
    .action(async (name: string, options: { applied?: boolean; rolledBack?: boolean }, command: Command) => {
      if (!options.applied && !options.rolledBack) command.error('error: give --applied or --rolled-back');
      const resolution: Resolution = options.applied ? 'applied' : 'rolled-back';
      const { runMigrationCommand } = await import('./run-migration-command.ts');
      const { resolveMigration } = await import('../../platform/migrations/migration-resolve.ts');
      await runMigrationCommand(
        {},
        (url, onProgress) => resolveMigration(url, name, resolution, { onProgress }),
        () => `${name} is recorded as ${resolution}`,
      );
    });
}
