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
Compared are tables, columns, types, defaults, constraints, indexes, functions, triggers, enums and comments; what is there must
also hold: constraints validated and enforced, indexes valid and of today’s collations, triggers enabled, and no setting of the
database that makes sessions fire none or look past the schema. Then every link is followed from every row, which
reads all tables once. A fault is one of missing, different, flawed, extra, orphans. Exit code 1: there are some, or migrations
are pending.

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
  if (faults.length === 0) return 'The database is as this version makes it';
  return [...faults.map(({ message }) => message), `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`].join(
    '\n',
  );
}
