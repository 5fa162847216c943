import type pg from 'pg';
import { refusalOf } from './refusal.ts';

type Work = (client: pg.PoolClient) => Promise<unknown>;

export interface RaceOutcome {
  /** Names of refusals; undefined for success. */
  readonly first: string | undefined;
  readonly second: string | undefined;
  /** Whether the second waited until the first had ended. */
  readonly waited: boolean;
}

/**
 * Two concurrent transactions: the first has written but not ended when the second writes. Once the second waits for the first,
 * or has finished its work, the first ends, then the second. Nothing sleeps.
 */
export async function race(
  pool: pg.Pool,
  first: Work,
  second: Work,
  { end = 'COMMIT' }: { end?: 'COMMIT' | 'ROLLBACK' } = {},
): Promise<RaceOutcome> {
  const [leader, follower] = [await pool.connect(), await pool.connect()];
  try {
    const { rows } = await follower.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await leader.query('BEGIN');
    const firstWrote = await refusalOf(first(leader));
    await follower.query('BEGIN');
    let done = false;
    const secondWrites = refusalOf(second(follower)).finally(() => {
      done = true;
    });
    secondWrites.catch(() => {});
    const waited = await standsStill(pool, rows[0]?.pid as number, () => done);
    const firstEnded = firstWrote ?? (await refusalOf(leader.query(end)));
    if (firstWrote !== undefined) await leader.query('ROLLBACK');
    const secondEnded = (await secondWrites) ?? (await refusalOf(follower.query('COMMIT')));
    return { first: firstEnded, second: secondEnded, waited };
  } finally {
    // Ends their transactions, in whatever state.
    for (const client of [leader, follower]) client.release(true);
  }
}

/** True as soon as the session waits for a lock, false if it ends without waiting. */
async function standsStill(pool: pg.Pool, pid: number, ended: () => boolean): Promise<boolean> {
  for (;;) {
    const { rows } = await pool.query('SELECT cardinality(pg_blocking_pids($1)) > 0 AS blocked', [pid]);
    if (rows[0].blocked) return true;
    if (ended()) return false;
  }
}
