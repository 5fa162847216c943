import { Command } from 'commander';
import { migrateDownCommand } from './migrate-down.command.ts';
import { migrateResolveCommand } from './migrate-resolve.command.ts';
import { migrateStatusCommand } from './migrate-status.command.ts';
import { migrateUpCommand } from './migrate-up.command.ts';

export function migrateCommand(): Command {
  const command = new Command('migrate')
    .description('Bring the database to this version of the schema, or revert it.')
    .addHelpText(
      'after',
      `
Migrations are in prisma/migrations and are recorded in _prisma_migrations, as by "prisma migrate deploy"; both can be used on
the same database. If DATABASE_URL goes through a connection pooler, set DATABASE_DIRECT_URL as well.`,
    );
  for (const part of [migrateUpCommand(), migrateDownCommand(), migrateStatusCommand(), migrateResolveCommand()]) {
    command.addCommand(part);
  }
  return command;
}
