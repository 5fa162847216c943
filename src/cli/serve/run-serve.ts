import type { Logger } from 'pino';
import { startApp } from '../../app.ts';
import { type Config, readConfig } from '../../config.ts';
import { openDatabase } from '../../platform/database.ts';
import { createLog } from '../../platform/log.ts';
import { migrateUp } from '../../platform/migrations/migration-up.ts';
import { type Interruptible, runInterruptible } from '../shared/interruptible.ts';
import { reachDatabase } from '../shared/reach-database.ts';
import { terminalProgress } from '../shared/terminal-progress.ts';
import { within } from '../shared/within.ts';
import { checkPort } from './check-port.ts';
import { prepareFirstSample } from './first-sample.ts';
import { describeWelcome } from './welcome.ts';

/** Shorter than the 10 s that `docker stop` grants, so that PostgreSQL is stopped cleanly as well. */
const DRAIN_LIMIT_MS = 8_000;

export async function runServe(): Promise<void> {
  const config = readConfig('serve');
  const log = createLog(config.logLevel);
  await runInterruptible((scope) => serve(scope, config, log), {
    exitCodeOnSignal: 0,
    onCrash: (error) => log.fatal({ err: error }, 'Stopping after an uncaught error'),
  });
}

async function serve(scope: Interruptible, config: Config, log: Logger): Promise<void> {
  if (config.port !== 0) await checkPort(config.host, config.port);
  const progress = terminalProgress();
  const { url, directUrl, gone } = await reachDatabase(scope, config, progress.notify);
  await migrateUp(directUrl, { onProgress: progress.notify });
  const isProduction = config.environment === 'production';
  const sample = isProduction ? undefined : await prepareFirstSample(scope, directUrl, config.dataDir, progress);
  const opening = openDatabase({
    url,
    replicaUrl: config.databaseReplicaUrl,
    poolSize: config.databasePoolSize,
    statementTimeoutMs: config.statementTimeoutMs,
    preparedStatements: config.preparedStatements,
    onConnectionError: (error) => log.warn({ err: error }, 'A database connection broke while idle'),
  });
  const database = await scope.use(Promise.resolve(opening), (opened) => within(DRAIN_LIMIT_MS, opened.close()));
  const app = await scope.use(startApp({ config, database, log }), (started) =>
    within(DRAIN_LIMIT_MS, started.close()),
  );
  if (sample) {
    process.stdout.write(await describeWelcome(app.url, config.dataDir, sample.credentialsPath, database.pool));
  } else log.info({ url: app.url }, 'Ready');
  await Promise.race([scope.untilSignal, gone]);
  progress.notify('Stopping: requests in progress finish first');
}
