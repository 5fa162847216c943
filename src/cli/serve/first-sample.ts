import type pg from 'pg';
import { ensureDevCredentials } from '../../sample/dev-credentials.ts';
import { holdsData, loadSample, sampleLoaded } from '../../sample/load-sample.ts';
import { DEFAULT_SIZE } from '../../sample/sample-window.ts';
import type { Interruptible } from '../shared/interruptible.ts';
import { withShortLivedDatabase } from '../shared/short-lived-database.ts';
import type { TerminalProgress } from '../shared/terminal-progress.ts';

/** Any number that nothing else locks; it keeps two concurrent first starts from both filling the database. */
const FIRST_SAMPLE_LOCK = 4_711_001;

/**
 * Fills an empty database on the first start and ensures the development logins. Undefined if the database holds real data, which
 * is left alone.
 */
export async function prepareFirstSample(
  scope: Interruptible,
  directUrl: string,
  dataDir: string,
  progress: TerminalProgress,
): Promise<{ credentialsPath: string } | undefined> {
  return withShortLivedDatabase(scope, directUrl, ({ pool }) =>
    holdingLock(pool, async () => {
      if (!(await sampleLoaded(pool))) {
        if (await holdsData(pool)) return undefined;
        await loadSample(pool, DEFAULT_SIZE, progress.count);
        progress.finish();
      }
      const { path } = await ensureDevCredentials(pool, dataDir);
      return { credentialsPath: path };
    }),
  );
}

async function holdingLock<T>(pool: pg.Pool, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [FIRST_SAMPLE_LOCK]);
    return await work();
  } finally {
    // Closing the connection releases the lock, even if the connection broke.
    client.release(true);
  }
}
