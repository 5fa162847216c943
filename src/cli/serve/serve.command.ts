import { Command } from 'commander';

export function serveCommand(): Command {
  return new Command('serve')
    .description('Start everything: the database, migrations, sample data on the first start, then the API.')
    .addHelpText(
      'after',
      `
Listens on HOST:PORT (default 127.0.0.1:4000). Without DATABASE_URL it starts an embedded PostgreSQL, which keeps its data in
DATA_DIR. Unless NODE_ENV=production, it fills an empty database with sample data and development logins.
Ctrl-C and SIGTERM let requests finish, stop PostgreSQL and exit with 0; a second one exits at once. Exit code 1: it could not start.

Examples:
  npm start
  PORT=4001 DATABASE_URL=postgresql://user:password@localhost/earlybird npm start`,
    )
    .action(async () => {
      const { runServe } = await import('./run-serve.ts');
      await runServe();
    });
}
