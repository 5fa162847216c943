import { readConfig } from '../../config.ts';
import { migrateUp } from '../../platform/migrations/migration-up.ts';
import { StartupError } from '../../platform/startup-error.ts';
import { figure } from '../../platform/values/figure.ts';
import { loadSample, type SampleSummary } from '../../sample/load-sample.ts';
import type { SampleOptions } from '../../sample/sample-window.ts';
import { runInterruptible } from '../shared/interruptible.ts';
import { reachDatabase } from '../shared/reach-database.ts';
import { withShortLivedDatabase } from '../shared/short-lived-database.ts';
import { silentProgress, terminalProgress } from '../shared/terminal-progress.ts';

export async function runSample({ json = false, ...size }: SampleOptions & { json?: boolean }): Promise<void> {
  const progress = json ? silentProgress : terminalProgress();
  await runInterruptible(async (scope) => {
    const config = readConfig('command');
    if (config.environment === 'production') {
      throw new StartupError(
        'Sample data is not allowed in production',
        'Unset NODE_ENV to load it into another database.',
      );
    }
    const { directUrl } = await reachDatabase(scope, config, progress.notify);
    await migrateUp(directUrl, { onProgress: progress.notify });
    const summary = await withShortLivedDatabase(scope, directUrl, ({ pool }) =>
      loadSample(pool, size, progress.count),
    );
    progress.finish();
    process.stdout.write(`${json ? JSON.stringify(summary, null, 2) : describe(summary)}\n`);
  });
}

function describe({ firstDay, lastDay, rows, durationMs }: SampleSummary): string {
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
  const width = Math.max(...Object.keys(rows).map((table) => table.length));
  return [
    ...Object.entries(rows).map(([table, count]) => `${table.padEnd(width)}  ${figure(count).padStart(12)}`),
    `${firstDay} to ${lastDay}: ${figure(total)} rows in ${(durationMs / 1000).toFixed(1)} s`,
  ].join('\n');
}
