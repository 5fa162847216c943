import { Command } from 'commander';

export function migrateUpCommand(): Command {
  return new Command('up')
    .description('Apply all pending migrations.')
    .option('--json', 'print { "applied": [names] }')
    .addHelpText(
      'after',
      `
A migration that fails is rolled back completely; those before it stay. Several processes may run this at once: one migrates,
the others wait. Exit code 1: a migration failed, or the history needs repair; standard error says what to do.

Examples:
  npx --no earlybird migrate up
  DATABASE_URL=postgresql://… npx --no earlybird migrate up --json`,
    )
    .action(async (options: { json?: boolean }) => {
      const { runMigrationCommand } = await import('./run-migration-command.ts');
      const { migrateUp } = await import('../../platform/migrations/migration-up.ts');
      await runMigrationCommand(
        options,
        async (url, onProgress) => ({ applied: await migrateUp(url, { onProgress }) }),
        ({ applied }) => (applied.length === 0 ? 'Nothing to apply: up to date' : `Applied ${applied.join(', ')}`),
      );
    });
}
