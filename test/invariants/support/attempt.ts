import type pg from 'pg';
import { refusalOf } from '../../support/refusal.ts';

/** The name of what refuses these statements, immediately or at commit; undefined if they would succeed. Rolls back. */
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

/** The same without triggers and foreign keys, so that only a check or a unique index can refuse. */
export function attemptAgainstChecks(pool: pg.Pool, sql: string): Promise<string | undefined> {
  return attempt(pool, `SET LOCAL session_replication_role = replica; ${sql}`);
}
