import { Command } from 'commander';
import { migrateDownCommand } from './migrate-down.command.ts';
import { migrateResolveCommand } from './migrate-resolve.command.ts';
import { migrateStatusCommand } from './migrate-status.command.ts';
import { migrateUpCommand } from './migrate-up.command.ts';

export function migrateCommand(): Command {
  const command = new Command('migrate')
    .description('Bring the database to this version of the schema, or back.')
    .addHelpText(
      'after',
      `
Migrations stand in prisma/migrations and are recorded in _prisma_migrations, as "prisma migrate deploy" does; both may be used
on the same database. Through a connection pooler set DATABASE_DIRECT_URL as well.`,
    );
  for (const part of [migrateUpCommand(), migrateDownCommand(), migrateStatusCommand(), migrateResolveCommand()]) {
    command.addCommand(part);
  }
  return command;
}
