import type { Config } from '../config.ts';
import { startEmbeddedPostgres } from '../platform/embedded-postgres.ts';
import type { Notify } from '../platform/progress.ts';
import { checkServer } from './check-server.ts';
import type { Interruptible } from './interruptible.ts';

export interface DatabaseAddress {
  url: string;
  /** Past a connection pooler: for migrations and everything else that needs a session of its own. */
  directUrl: string;
  embedded: boolean;
}

/** The database that DATABASE_URL names, or else the embedded one, which stops with the command that started it. */
export async function reachDatabase(scope: Interruptible, config: Config, notify: Notify): Promise<DatabaseAddress> {
  const { databaseUrl, databaseDirectUrl, dataDir } = config;
  if (databaseUrl !== undefined) {
    const directUrl = databaseDirectUrl ?? databaseUrl;
    await checkServer('DATABASE_URL', databaseUrl);
    if (directUrl !== databaseUrl) await checkServer('DATABASE_DIRECT_URL', directUrl);
    return { url: databaseUrl, directUrl, embedded: false };
  }
  const { url } = await scope.use(startEmbeddedPostgres({ dataDir, onProgress: notify }), (postgres) =>
    postgres.stop(),
  );
  return { url, directUrl: url, embedded: true };
}
