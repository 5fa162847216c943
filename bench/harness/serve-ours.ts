import pg from 'pg';
import type { Interruptible } from '../../src/cli/shared/interruptible.ts';
import { SERVERS } from '../servers/all-servers.ts';
import { reachDatabaseServer } from './database-server.ts';
import { ensureDataset, MONTHS } from './dataset.ts';
import { Logins } from './logins.ts';
import { QUICK_CUSTOMERS } from './options.ts';
import { report } from './progress.ts';
import { type ServerProcess, startServer } from './server-process.ts';

export interface OurServer extends ServerProcess {
  readonly pool: pg.Pool;
  readonly logins: Logins;
  /** Aborted when the script is asked to end. */
  readonly signal: AbortSignal;
}

/** Our server alone, over the smallest dataset, for a script that measures one aspect; closed with the scope. */
export async function serveOurs(
  scope: Interruptible,
  environment: Readonly<Record<string, string>> = {},
): Promise<OurServer> {
  const aborted = new AbortController();
  void scope.untilSignal.then(() => aborted.abort());
  const { signal } = aborted;
  const postgres = await scope.use(reachDatabaseServer(report), (started) => started.stop());
  const url = await ensureDataset(postgres.url, { customers: QUICK_CUSTOMERS, months: MONTHS }, report, signal);
  const pool = await scope.use(Promise.resolve(new pg.Pool({ connectionString: url, max: 2 })), (open) => open.end());
  const { launch } = SERVERS.ours;
  const starting = startServer('ours', { ...launch, environment: { ...launch.environment, ...environment } }, url);
  const server = await scope.use(starting, (started) => started.stop());
  return { ...server, pool, logins: await Logins.prepare(pool), signal };
}
