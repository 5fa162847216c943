import { Command } from 'commander';
import type { RuleProof } from '../../platform/rule-check/verify-rules.ts';

export function verifyRulesCommand(): Command {
  return new Command('rules')
    .description(
      'Ask of all rows what the triggers ask of every write, and list the rules that rows break. Changes nothing.',
    )
    .option('--json', 'print { "rules": [{ rule, relation, message, broken, examples }] }')
    .addHelpText(
      'after',
      `
The rules of orders, items, confirmations and bill lines that look at other rows are queries in the database, each written once: a
trigger runs them over the rows of a statement, this command over whole tables. Run it after triggers were off: a restored dump, an
import, a repair by hand. It reads the tables in one snapshot and keeps nobody waiting; a million orders take about a minute.
"broken" counts the rows, "examples" are the keys of up to three, each customer id / id. Rules about the moment of a change, such as
who was an administrator then, cannot be asked later and are not listed. Exit code 1: rows break a rule, or migrations are pending.

Examples:
  npx --no earlybird verify rules
  npx --no earlybird verify rules --json | jq '.rules[] | select(.broken > 0)'`,
    )
    .action(async ({ json = false }: { json?: boolean }) => {
      const { runVerifyRules } = await import('./run-verify-rules.ts');
      await runVerifyRules({ json }, describeRules);
    });
}

const count = (rows: number): string => (rows === 1 ? '1 row' : `${rows} rows`);

function describeRules({ rules }: { rules: RuleProof[] }): string {
  const width = Math.max(...rules.map(({ rule }) => rule.length));
  const lines = rules.flatMap(({ rule, relation, message, broken, examples }) =>
    broken === 0
      ? [`${rule.padEnd(width)}  holds`]
      : [
          `${rule.padEnd(width)}  ${count(broken)} of ${relation} break it: ${message}`,
          ...examples.map((key) => `  ${key}`),
        ],
  );
  const faults = rules.filter(({ broken }) => broken > 0).length;
  return [...lines, faults === 0 ? 'All rows keep the rules' : `${faults} of ${rules.length} rules are broken`].join(
    '\n',
  );
}
