import type pg from 'pg';
import { onTestFinished } from 'vitest';

export interface StoppedWriters {
  /** Resolves when another session waits for the table. */
  reached(): Promise<void>;
  /** Ends the waiting sessions and releases the table. */
  cut(): Promise<void>;
}

const WAITING = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0`;

/** Keeps all other sessions from writing to a table, so that they stop in the middle of their work. */
export async function stopWritersOf(pool: pg.Pool, table: string): Promise<StoppedWriters> {
  const holder = await pool.connect();
  await holder.query(`BEGIN; LOCK TABLE ${table} IN SHARE MODE`);
  let givenBack: Promise<void> | undefined;
  const giveBack = () => {
    givenBack ??= holder.query('ROLLBACK').then(() => holder.release());
    return givenBack;
  };
  onTestFinished(giveBack);
  return {
    async reached() {
      while ((await pool.query(WAITING)).rowCount === 0);
    },
    async cut() {
      await pool.query(`SELECT pg_terminate_backend(pid) FROM (${WAITING}) AS stopped`);
      await giveBack();
    },
  };
}
