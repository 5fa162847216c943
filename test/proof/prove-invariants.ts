import { Command } from 'commander';
import { prove, type Verdict } from './prove.ts';

interface Options {
  readonly only: string;
  readonly tests: string;
  readonly bail: boolean;
  readonly json: boolean;
}

const line = ({ kind, name, failing, first, with: keys }: Verdict): string =>
  [
    first === null ? 'SURVIVES' : String(failing).padStart(8),
    kind.padEnd(11),
    keys.length === 0 ? name : `${name} (with ${keys.join(', ')})`,
    first ?? '',
  ].join('  ');

async function run({ only, tests, bail, json }: Options): Promise<void> {
  const startedAt = performance.now();
  const verdicts = await prove({
    only: new RegExp(only),
    tests,
    bail,
    onVerdict: (verdict, place, of) => {
      if (!json) process.stdout.write(`${`${place}/${of}`.padStart(9)}  ${line(verdict)}\n`);
    },
  });
  const survivors = verdicts.filter(({ first }) => first === null);
  if (json)
    process.stdout.write(`${JSON.stringify({ verdicts, survivors: survivors.map(({ name }) => name) }, null, 2)}\n`);
  else {
    const seconds = Math.round((performance.now() - startedAt) / 1_000);
    const list = survivors.map(({ kind, name }) => `  ${kind} ${name}\n`).join('');
    process.stdout.write(
      `\n${verdicts.length - survivors.length} of ${verdicts.length} are each noticed by a test when removed (${seconds} s).\n${
        survivors.length > 0 ? `Nothing notices the loss of ${survivors.length}:\n${list}` : ''
      }`,
    );
  }
  process.exitCode = survivors.length > 0 ? 1 : 0;
}

const command = new Command('prove:invariants')
  .description(
    'Drop each trigger, check, unique index, exclusion and composite foreign key, one at a time, and expect a test to fail.',
  )
  .option('--only <pattern>', 'a regular expression for their names, such as ^orders\\.', '')
  .option('--tests <path>', 'a part of the paths of the test files', 'test/invariants/')
  .option('--bail', 'stop each run at its first failure: faster, but counts only 1', false)
  .option('--json', 'print { verdicts, survivors }', false)
  .addHelpText('after', '\nExit code 0: each removal is noticed; 1: some are not; 2: nothing could be proved.')
  .action(run);

try {
  await command.parseAsync();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 2;
}
