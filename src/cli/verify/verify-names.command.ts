import { Command } from 'commander';
import type { NamesAlike } from '../../platform/schema-check/names-alike.ts';

export function verifyNamesCommand(): Command {
  return new Command('names')
    .description('List areas and products whose names are the same by the rule for new names. Changes nothing.')
    .option('--json', 'print { "alike": [{ table, rows: [{ id, name }] }] }')
    .addHelpText(
      'after',
      `
Names are the same if they differ only in case, white space, invisible characters, or in how Unicode spells a character. New ones
are refused; those from before the rule stay until somebody renames them. Exit code 1: there are such names, or migrations are pending.

Examples:
  npx --no earlybird verify names
  npx --no earlybird verify names --json | jq -r '.alike[].rows[].id'`,
    )
    .action(async ({ json = false }: { json?: boolean }) => {
      const { runVerifyNames } = await import('./run-verify-names.ts');
      await runVerifyNames({ json }, describeAlike);
    });
}

function describeAlike({ alike }: { alike: readonly NamesAlike[] }): string {
  if (alike.length === 0) return 'No two areas and no two products have the same name';
  return alike
    .map(({ table, rows }) => [`${table}:`, ...rows.map(({ id, name }) => `  ${id}  ${name}`)].join('\n'))
    .join('\n');
}
