import type pg from 'pg';

export interface HeldRow {
  /** Resolves once so many statements wait for a lock in this database. */
  waiters(count: number): Promise<void>;
  release(): Promise<void>;
  /** The same, but what was written meanwhile is gone. */
  abandon(): Promise<void>;
}

/**
 * Holds what a statement locks, so that racing calls all are at the same line before any of them crosses it. Nothing sleeps:
 * PostgreSQL itself says who waits.
 */
export async function holding(pool: pg.Pool, lock: string, values: readonly unknown[] = []): Promise<HeldRow> {
  const client = await pool.connect();
  await client.query('BEGIN');
  await client.query(lock, [...values]);
  const end = async (how: 'COMMIT' | 'ROLLBACK') => {
    await client.query(how);
    client.release();
  };
  return {
    async waiters(count) {
      for (;;) {
        // On another connection: within a transaction the view stays as it was first read.
        const { rows } = await pool.query<{ waiting: number }>(
          `SELECT count(DISTINCT pid)::int AS waiting FROM pg_stat_activity
           WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        if ((rows[0]?.waiting ?? 0) >= count) return;
        await new Promise(setImmediate);
      }
    },
    release: () => end('COMMIT'),
    abandon: () => end('ROLLBACK'),
  };
}
