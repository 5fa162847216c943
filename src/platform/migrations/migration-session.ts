import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import type { Notify } from '../progress.ts';

export interface MigrationSession {
  /** Prisma's adapter over the session's one connection; it must not run scripts itself (see runScript). */
  adapter: (runScript: (script: string) => Promise<void>) => SqlMigrationAwareDriverAdapterFactory;
  query: pg.Pool['query'];
  /** The session's one connection; return it with release(). */
  connect(): Promise<pg.PoolClient>;
  close(): Promise<void>;
}

/** The lock that Prisma's own engine takes, so that a concurrent `prisma migrate deploy` waits as well. */
const MIGRATION_LOCK = 72707369;

/**
 * One direct connection for everything, so that the lock lives exactly as long as the work: if the process is killed, PostgreSQL
 * releases the lock only after it has rolled back the process's work.
 */
export async function openMigrationSession(url: string): Promise<MigrationSession> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    idleTimeoutMillis: 0,
    application_name: 'earlybird-graph migrations',
    connectionTimeoutMillis: 10_000,
    // Building an index has no time limit. The engine writes timestamps without a zone and means UTC.
    options: '-c statement_timeout=0 -c lock_timeout=0 -c idle_in_transaction_session_timeout=0 -c timezone=UTC',
  });
  pool.on('error', () => {});
  return {
    query: pool.query.bind(pool) as pg.Pool['query'],
    connect: () => pool.connect(),
    close: () => pool.end(),
    adapter: (runScript) => {
      const connect = async () => Object.assign(await new PrismaPg(pool).connect(), { executeScript: runScript });
      return { provider: 'postgres', adapterName: '@prisma/adapter-pg', connect, connectToShadowDb: connect };
    },
  };
}

/** Lets one process migrate at a time; the others wait and then find nothing to do. */
export async function lockMigrations(session: MigrationSession, onProgress?: Notify): Promise<void> {
  const { rows } = await session.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [
    MIGRATION_LOCK,
  ]);
  if (rows[0]?.locked) return;
  onProgress?.('Waiting for another process that is migrating the same database');
  await session.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
}
