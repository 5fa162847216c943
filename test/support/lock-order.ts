import type pg from 'pg';

interface Level {
  readonly table: string;
  /** The strongest lock that anybody takes on its rows while others may wait. */
  readonly lock: string;
  /** What others cannot take where a row counts as held; default: `lock`. */
  readonly unlessFree?: string;
}

/** The one order in which rows are locked: docs/decisions/0030-one-order-of-locks.md. */
export const LOCK_ORDER: readonly Level[] = [
  { table: 'users', lock: 'FOR NO KEY UPDATE' },
  { table: 'customers', lock: 'FOR NO KEY UPDATE' },
  { table: 'subscriptions', lock: 'FOR UPDATE' },
  { table: 'orders', lock: 'FOR NO KEY UPDATE' },
  { table: 'delivery_statuses', lock: 'FOR NO KEY UPDATE' },
  { table: 'invoices', lock: 'FOR NO KEY UPDATE' },
  { table: 'payments', lock: 'FOR NO KEY UPDATE' },
  { table: 'document_series', lock: 'FOR UPDATE' },
  // Everybody shares it; only who locks a month must hold nothing else that others wait for.
  { table: 'billing_periods', lock: 'FOR NO KEY UPDATE', unlessFree: 'FOR SHARE' },
];

/**
 * A transaction that waits for a row while it holds one that comes later in the order can be half of a deadlock. So for each table of the order,
 * all of its rows are held here and the work is done; if it waits, the rows of the later tables that nobody else can lock
 * are its own. Triggers, foreign keys and functions are seen as well as statements. Each fault reads `orders is waited for while
 * payments is held`. The work is done once for each table, so it makes its own rows or takes back what it does.
 */
export async function lockOrderFaults(pool: pg.Pool, work: () => Promise<unknown>): Promise<string[]> {
  const faults: string[] = [];
  for (const [place, level] of LOCK_ORDER.entries()) {
    const holder = await pool.connect();
    try {
      await holder.query('BEGIN');
      await holder.query(`SELECT FROM ${level.table} ${level.lock}`);
      let done = false;
      const working = work().finally(() => {
        done = true;
      });
      working.catch(() => {});
      if (await somebodyWaits(pool, holder, () => done)) {
        for (const later of LOCK_ORDER.slice(place + 1)) {
          if (await isHeld(pool, later)) faults.push(`${level.table} is waited for while ${later.table} is held`);
        }
      }
      await holder.query('ROLLBACK');
      await working;
    } finally {
      holder.release(true);
    }
  }
  return faults;
}

/** True as soon as another session waits for the holder, false when the work has ended without. */
async function somebodyWaits(pool: pg.Pool, holder: pg.PoolClient, ended: () => boolean): Promise<boolean> {
  const { rows: own } = await holder.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  for (;;) {
    const { rows } = await pool.query<{ waits: boolean }>(
      `SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND $1 = ANY (pg_blocking_pids(pid))) AS waits`,
      [own[0]?.pid],
    );
    if (rows[0]?.waits) return true;
    if (ended()) return false;
  }
}

async function isHeld(pool: pg.Pool, { table, lock, unlessFree = lock }: Level): Promise<boolean> {
  const { rows } = await pool.query<{ held: boolean }>(
    `WITH free AS MATERIALIZED (SELECT FROM ${table} ${unlessFree} SKIP LOCKED)
     SELECT (SELECT count(*) FROM free) < (SELECT count(*) FROM ${table}) AS held`,
  );
  return rows[0]?.held === true;
}
