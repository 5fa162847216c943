import { runInterruptible } from '../src/cli/shared/interruptible.ts';
import { CASES } from './cases/all-cases.ts';
import { runBench } from './harness/bench-run.ts';
import { helpText, readOptions, UsageError } from './harness/options.ts';
import { ensurePeerClient } from './harness/peer-client.ts';
import { endLine, report } from './harness/progress.ts';
import { printTable } from './report/print-table.ts';
import { publish } from './report/publish.ts';
import { writeJson } from './report/write-json.ts';

try {
  const options = readOptions(
    process.argv.slice(2),
    CASES.map(({ name }) => name),
  );
  if (options === undefined) process.stdout.write(helpText(CASES));
  else await bench(options);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`bench: ${error.message} Run "npm run bench -- --help" for help.\n`);
  process.exitCode = 2;
}

async function bench(options: NonNullable<ReturnType<typeof readOptions>>): Promise<void> {
  await runInterruptible(async (scope) => {
    const aborted = new AbortController();
    void scope.untilSignal.then(() => aborted.abort());
    await ensurePeerClient(report);
    const cases = CASES.filter(({ name }) => options.cases.includes(name));
    const result = await runBench({ options, cases, scope, signal: aborted.signal, onProgress: report });
    endLine();
    process.stdout.write(printTable(result));
    if (options.json !== undefined) await writeJson(options.json, result);
    if (options.publish) await publish(result);
    if (result.sizes.some(({ failures }) => Object.keys(failures).length > 0)) process.exitCode = 1;
  });
}
