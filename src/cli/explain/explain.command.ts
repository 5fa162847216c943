import { Command } from 'commander';

export function explainCommand(): Command {
  return new Command('explain')
    .description('Show how a query is answered: its SQL, its cost, and PostgreSQL’s plan.')
    .argument('<file>', 'a GraphQL document')
    .option('--variables <file>', 'a JSON file with its variables')
    .option('--operation <name>', 'the operation to explain, if the document has several')
    .option('--as <email>', 'compile it for this user, with the user’s row scopes (default: an ADMIN)')
    .option('--analyze', 'run it, and show the actual rows and times')
    .option('--json', 'print sql, values, cost, limit and plan as JSON')
    .addHelpText(
      'after',
      `
Runs against the database that serve would use. The cost is the number of rows that the operation could touch, computed from
its page sizes; MAX_COST limits it.

Examples:
  npx --no earlybird explain examples/operations/frontend-my-account.graphql --variables v.json --as customer@earlybird.example
  npx --no earlybird explain examples/operations/analyst-recovery.graphql --variables v.json --analyze`,
    )
    .action(async (file, options) => {
      const { runExplain } = await import('./run-explain.ts');
      await runExplain(file, options);
    });
}
