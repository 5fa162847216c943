import type pg from 'pg';
import { onTestFinished } from 'vitest';
import { refusalOf } from './refusal.ts';

type Work = (client: pg.PoolClient) => Promise<unknown>;

/** What refused each of the two, by name; undefined where it went through. */
export interface RaceOutcome {
  readonly first: string | undefined;
  readonly second: string | undefined;
  /** Whether the second stood still until the first had ended. */
  readonly waited: boolean;
}

/**
 * Two transactions at READ COMMITTED. The second sets out when the first has done its work and not yet ended; the first ends when
 * the second stands still behind it, or has ended itself. No time passes that is not needed.
 */
export async function race(
  pool: pg.Pool,
  first: Work,
  second: Work,
  { end = 'COMMIT' }: { end?: 'COMMIT' | 'ROLLBACK' } = {},
): Promise<RaceOutcome> {
  const [leader, follower] = [await pool.connect(), await pool.connect()];
  onTestFinished(() => [leader, follower].forEach((client) => void client.release(true)));
  await leader.query('BEGIN');
  await first(leader);

  let over = false;
  const following = refusalOf(inTransaction(follower, second)).finally(() => {
    over = true;
  });
  const pids = [await pidOf(leader), (follower as unknown as { processID: number }).processID];
  const standsStill = async () => {
    const { rows } = await pool.query('SELECT $1 = ANY (pg_blocking_pids($2)) AS blocked', pids);
    return rows[0].blocked as boolean;
  };
  let waited = false;
  while (!over && !waited) waited = await standsStill();

  const refusedFirst = await refusalOf(leader.query(end));
  return { first: refusedFirst, second: await following, waited };
}

async function inTransaction(client: pg.PoolClient, work: Work): Promise<void> {
  await client.query('BEGIN');
  try {
    await work(client);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

async function pidOf(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  return rows[0]?.pid as number;
}
