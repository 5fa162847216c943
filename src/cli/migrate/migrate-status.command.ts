import { Command } from 'commander';
import type { MigrationStatus } from '../../platform/migrations/migration-status.ts';

export function migrateStatusCommand(): Command {
  return new Command('status')
    .description('Show what is applied, what is pending and what needs repair. Changes nothing.')
    .option('--json', 'print { applied, pending, edited, failed, unknown, upToDate }')
    .option('--exit-code', 'exit with code 1 unless the database is up to date')
    .addHelpText(
      'after',
      `
Examples:
  npx --no earlybird migrate status
  npx --no earlybird migrate status --exit-code && npm start`,
    )
    .action(async (options: { json?: boolean; exitCode?: boolean }) => {
      const { runMigrationCommand } = await import('./run-migration-command.ts');
      const { migrationStatus } = await import('../../platform/migrations/migration-status.ts');
      await runMigrationCommand(
        options,
        async (url) => {
          const status = await migrationStatus(url);
          if (options.exitCode && !status.upToDate) process.exitCode = 1;
          return status;
        },
        describeStatus,
      );
    });
}

function describeStatus(status: MigrationStatus): string {
  return [
    ...status.applied.map(
      ({ name, finishedAt }) => `applied  ${name}  ${finishedAt.toISOString()}${noteOn(name, status)}`,
    ),
    ...status.failed.map((name) => `failed   ${name}  started but not finished`),
    ...status.pending.map((name) => `pending  ${name}`),
    conclusion(status),
  ].join('\n');
}

function noteOn(name: string, { edited, unknown }: MigrationStatus): string {
  if (edited.includes(name)) return '  its file has changed since';
  return unknown.includes(name) ? '  not known to this version' : '';
}

function conclusion({ edited, failed, pending, unknown }: MigrationStatus): string {
  if (edited.length + failed.length + unknown.length > 0) return 'Needs repair: "migrate up" says what to do';
  return pending.length === 0 ? 'Up to date' : `${pending.length} to apply: "migrate up"`;
}
