import { Command } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { explainCommand } from './explain/explain.command.ts';
import { inviteAdminCommand } from './invite-admin/invite-admin.command.ts';
import { migrateCommand } from './migrate/migrate.command.ts';
import { sampleCommand } from './sample/sample.command.ts';
import { schemaCommand } from './schema/schema.command.ts';
import { serveCommand } from './serve/serve.command.ts';
import { verifyCommand } from './verify/verify.command.ts';

/** Every command and its description; a command imports its code when it runs, so that --help answers at once. */
export function createProgram(beforeCommand: (options: { json?: boolean }) => Promise<void>): Command {
  const program = new Command('earlybird')
    .description(
      'One typed graph from customer to bill: serve it, migrate its database, let an administrator in, fill it with sample data, print its schema, explain its queries.',
    )
    .version(packageJson.version)
    .showHelpAfterError('(--help says more)')
    .addHelpText(
      'after',
      `
The database is the one in DATABASE_URL, or else an embedded PostgreSQL in DATA_DIR (default .data).
Exit codes: 0 done, 1 failed (one line on standard error says why; LOG_LEVEL=debug adds the stack), 2 wrong usage.`,
    )
    .hook('preAction', (_, command) => beforeCommand(command.opts()));
  for (const command of [
    serveCommand(),
    migrateCommand(),
    verifyCommand(),
    inviteAdminCommand(),
    sampleCommand(),
    schemaCommand(),
    explainCommand(),
  ])
    program.addCommand(command);
  throwOnWrongUsage(program);
  return program;
}

/** Commander would exit with 1, which here means that a command was understood and failed. */
function throwOnWrongUsage(command: Command): void {
  command.exitOverride();
  command.commands.forEach(throwOnWrongUsage);
}
