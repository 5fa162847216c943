import { readConfig } from '../../config.ts';
import type { Notify } from '../../platform/progress.ts';
import { runInterruptible } from '../shared/interruptible.ts';
import { reachDatabase } from '../shared/reach-database.ts';
import { silentProgress, terminalProgress } from '../shared/terminal-progress.ts';

/** Reaches the database, runs the work on its direct address, and prints the answer: as JSON, or in the words of `describe`. */
export async function runMigrationCommand<T>(
  { json = false }: { json?: boolean },
  work: (directUrl: string, notify: Notify) => Promise<T>,
  describe: (answer: T) => string,
): Promise<void> {
  const { notify } = json ? silentProgress : terminalProgress();
  await runInterruptible(async (scope) => {
    const { directUrl } = await reachDatabase(scope, readConfig('command'), notify);
    const answer = await work(directUrl, notify);
    process.stdout.write(`${json ? JSON.stringify(answer, null, 2) : describe(answer)}\n`);
  });
}
