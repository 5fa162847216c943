import type pg from 'pg';

export interface HeldRow {
  /** Resolves once this many statements wait for a lock in this database. */
  waiters(count: number): Promise<void>;
  release(): Promise<void>;
  /** The same, but rolls back what was written meanwhile. */
  abandon(): Promise<void>;
}

/**
 * Holds the locks of a statement, so that all racing calls reach the same point before any passes it. Nothing sleeps: PostgreSQL
 * itself reports who waits.
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
        // On another connection: within a transaction, the view keeps its first content.
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
