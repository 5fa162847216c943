import type { Config } from '../../config.ts';
import { startEmbeddedPostgres } from '../../platform/postgres/embedded-postgres.ts';
import type { Notify } from '../../platform/progress.ts';
import { checkServer } from './check-server.ts';
import type { Interruptible } from './interruptible.ts';

export interface DatabaseAddress {
  url: string;
  /** Past a connection pooler: for migrations and everything else that needs a session of its own. */
  directUrl: string;
  /** Rejects when the embedded PostgreSQL has ended under us. A database of one's own may come back: it stays pending. */
  gone: Promise<never>;
}

/** The database that DATABASE_URL names, or else the embedded one, which stops with the command that started it. */
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
