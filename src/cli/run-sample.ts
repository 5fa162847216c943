import { readConfig } from '../config.ts';
import { openDatabase } from '../platform/database.ts';
import { migrateUp } from '../platform/migration-up.ts';
import { StartupError } from '../platform/startup-error.ts';
import { loadSample, sampleLoaded } from '../sample/load-sample.ts';
import { runInterruptible } from './interruptible.ts';
import { reachDatabase } from './reach-database.ts';
import type { SampleOptions } from './sample.command.ts';
import { silentProgress, terminalProgress } from './terminal-progress.ts';

export async function runSample({ json = false, ...size }: SampleOptions): Promise<void> {
  const progress = json ? silentProgress : terminalProgress();
  await runInterruptible(async (scope) => {
    const config = readConfig('command');
    if (config.environment === 'production') {
      throw new StartupError('Sample data has no place in production', 'Unset NODE_ENV to load it elsewhere.');
    }
    const { directUrl } = await reachDatabase(scope, config, progress.notify);
    await migrateUp(directUrl, { onProgress: progress.notify });
    // Loading months of history in single statements takes longer than any answer of the API may.
    const opening = openDatabase({ url: directUrl, poolSize: 2, statementTimeoutMs: 0, preparedStatements: false });
    const database = await scope.use(Promise.resolve(opening), (opened) => opened.close());
    if (await sampleLoaded(database.pool)) {
      throw new StartupError('This database holds customers already', 'Name an empty one, or another DATA_DIR.');
    }
    const summary = await loadSample(database.pool, size, progress.count);
    progress.finish();
    process.stdout.write(`${JSON.stringify(summary, null, json ? 2 : undefined)}\n`);
  });
}
