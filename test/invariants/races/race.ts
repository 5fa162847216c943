import pg from 'pg';
import { refusalOf } from '../../support/refusal.ts';

export interface Outcome {
  /** Names of refusals, undefined for what was committed. */
  readonly first: string | undefined;
  readonly second: string | undefined;
  /** Whether the second had to wait until the first had committed. */
  readonly waited: boolean;
}

/**
 * Two transactions at the same time: the first has written and not yet committed when the second writes. When the second
 * waits for the first, or has got through all of its statements, the first commits, then the second.
 */
export async function race(url: string, first: string, second: string): Promise<Outcome> {
  const [one, two, watcher] = await Promise.all([connect(url), connect(url), connect(url)]);
  try {
    const { rows } = await two.query('SELECT pg_backend_pid() AS pid');
    const firstWrote = await refusalOf(one.query(`BEGIN; ${first}`));
    let done = false;
    const secondWrites = refusalOf(two.query(`BEGIN; ${second}`)).finally(() => {
      done = true;
    });
    secondWrites.catch(() => {});
    const waited = await waits(watcher, rows[0].pid, () => done);
    const firstEnded = firstWrote ?? (await refusalOf(one.query('COMMIT')));
    const secondEnded = (await secondWrites) ?? (await refusalOf(two.query('COMMIT')));
    return { first: firstEnded, second: secondEnded, waited };
  } finally {
    await Promise.all([one.end(), two.end(), watcher.end()]);
  }
}

/** True as soon as the session waits for a lock, false when it has ended without. */
async function waits(watcher: pg.Client, pid: number, ended: () => boolean): Promise<boolean> {
  for (;;) {
    const { rows } = await watcher.query('SELECT cardinality(pg_blocking_pids($1)) > 0 AS blocked', [pid]);
    if (rows[0].blocked) return true;
    if (ended()) return false;
  }
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}
