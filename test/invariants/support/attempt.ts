import type pg from 'pg';
import { refusalOf } from '../../support/refusal.ts';

/** The name of what refuses these statements, at once or at their commit; undefined if they would go through. Nothing stays. */
export async function attempt(pool: pg.Pool, sql: string): Promise<string | undefined> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    return await refusalOf(client.query(`${sql}; SET CONSTRAINTS ALL IMMEDIATE`));
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

/** The same with triggers and foreign keys out of the way, so that a check or a unique index has to refuse by itself. */
export function attemptAgainstChecks(pool: pg.Pool, sql: string): Promise<string | undefined> {
  return attempt(pool, `SET LOCAL session_replication_role = replica; ${sql}`);
}
