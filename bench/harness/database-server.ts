import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { startEmbeddedPostgres } from '../../src/platform/postgres/embedded-postgres.ts';
import { CACHE } from './paths.ts';

export interface DatabaseServer {
  /** The URL of an existing database; the datasets are beside it. */
  readonly url: string;
  readonly description: string;
  /** The process of the PostgreSQL that was started here, whose CPU time can therefore be measured. */
  readonly pid: number | undefined;
  stop(): Promise<void>;
}

/** Large enough for the hot rows of 100,000 customers, small compared with the machine. */
const SHARED_BUFFERS = '2GB';

/** BENCH_DATABASE_URL if given, else the project's embedded PostgreSQL with the benchmark's own data folder. */
export async function reachDatabaseServer(notify: (activity: string) => void): Promise<DatabaseServer> {
  const given = process.env.BENCH_DATABASE_URL;
  if (given) return { url: given, description: 'BENCH_DATABASE_URL', pid: undefined, stop: async () => {} };
  const postgres = await startEmbeddedPostgres({
    dataDir: path.join(CACHE, 'data'),
    settings: { shared_buffers: SHARED_BUFFERS },
    onProgress: notify,
  });
  const pidFile = await readFile(path.join(postgres.home, 'data/postmaster.pid'), 'utf8');
  return {
    url: postgres.url,
    description: `embedded, shared_buffers ${SHARED_BUFFERS}`,
    pid: Number(pidFile.split('\n')[0]),
    stop: () => postgres.stop(),
  };
}
