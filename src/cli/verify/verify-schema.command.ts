import { Command } from 'commander';
import type { SchemaFault } from '../../platform/schema-check/schema-faults.ts';

export function verifySchemaCommand(): Command {
  return new Command('schema')
    .description(
      'Compare the database with the schema of this version, object by object, and look for orphans. Changes nothing.',
    )
    .option('--json', 'print { "faults": [{ fault, object, message }] }')
    .addHelpText(
      'after',
      `
Compares tables, columns, types, defaults, constraints, indexes, functions, triggers, enums and comments. They must also be in
force: constraints validated and enforced, indexes valid and built with the current collations, triggers enabled, and no database
setting that disables triggers or hides the schema. Then it follows every link from every row, which reads all tables once.
A fault is one of missing, different, flawed, extra, orphans. Exit code 1: there are faults, or migrations are pending.

Examples:
  npx --no earlybird verify schema
  npx --no earlybird verify schema --json | jq -r '.faults[].object'`,
    )
    .action(async ({ json = false }: { json?: boolean }) => {
      const { runVerifySchema } = await import('./run-verify-schema.ts');
      await runVerifySchema({ json }, describeFaults);
    });
}

function describeFaults({ faults }: { faults: SchemaFault[] }): string {
  if (faults.length === 0) return 'The database matches this version';
  return [...faults.map(({ message }) => message), `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`].join(
    '\n',
  );
}
