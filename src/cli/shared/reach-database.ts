import type { Config } from '../../config.ts';
import { startEmbeddedPostgres } from '../../platform/postgres/embedded-postgres.ts';
import type { Notify } from '../../platform/progress.ts';
import { checkServer } from './check-server.ts';
import type { Interruptible } from './interruptible.ts';

export interface DatabaseAddress {
  url: string;
  /** Without a connection pooler: for migrations and everything else that needs its own session. */
  directUrl: string;
  /** Rejects if the embedded PostgreSQL ends unexpectedly. Stays pending for an external database, which may come back. */
  gone: Promise<never>;
}

/** The database of DATABASE_URL, or else the embedded one, which stops with the command that started it. */
export async function reachDatabase(scope: Interruptible, config: Config, notify: Notify): Promise<DatabaseAddress> {
  const { databaseUrl, databaseDirectUrl, dataDir } = config;
  if (databaseUrl !== undefined) {
    const directUrl = databaseDirectUrl ?? databaseUrl;
    await checkServer('DATABASE_URL', databaseUrl);
    if (directUrl !== databaseUrl) await checkServer('DATABASE_DIRECT_URL', directUrl);
    return { url: databaseUrl, directUrl, gone: new Promise<never>(() => {}) };
  }
  const { url, gone } = await scope.use(startEmbeddedPostgres({ dataDir, onProgress: notify }), (postgres) =>
    postgres.stop(),
  );
  return { url, directUrl: url, gone };
}
