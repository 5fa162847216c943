import type pg from 'pg';
import { refusalOf } from './refusal.ts';

type Work = (client: pg.PoolClient) => Promise<unknown>;

export interface RaceOutcome {
  /** Names of refusals, undefined for what went through. */
  readonly first: string | undefined;
  readonly second: string | undefined;
  /** Whether the second stood still until the first had ended. */
  readonly waited: boolean;
}

/**
 * Two transactions at the same time: the first has written and not yet ended when the second writes. When the second stands still
 * behind the first, or has got through all that it does, the first ends, then the second. No time passes that is not needed.
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
    // Whatever state they are in, their transactions end here.
    for (const client of [leader, follower]) client.release(true);
  }
}

/** True as soon as the session waits for a lock, false when it has ended without. */
async function standsStill(pool: pg.Pool, pid: number, ended: () => boolean): Promise<boolean> {
  for (;;) {
    const { rows } = await pool.query('SELECT cardinality(pg_blocking_pids($1)) > 0 AS blocked', [pid]);
    if (rows[0].blocked) return true;
    if (ended()) return false;
  }
}
