import { DriverAdapterError } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { placeOfError, type ScriptPlace } from './migration-script-place.ts';
import type { MigrationSession } from './migration-session.ts';

/** In the bookkeeping row while the script runs: if it is found there later, nothing of the script took effect. */
export const ROLLED_BACK_IF_UNFINISHED = 'earlybird: runs in one transaction';

/**
 * A statement that waits for a table blocks everyone after it for as long as some long query holds the table. So the migration
 * fails as a whole instead, and can be run again.
 */
export const BEGIN_WITH_LOCK_TIMEOUT = `BEGIN; SET LOCAL lock_timeout = '3s'`;

export const WHEN_LOCKED =
  'the table is in use, and the migration gave up so that nobody has to wait for it. Run it again when long transactions have ended.';

const LOCK_NOT_AVAILABLE = '55P03';

/** Whether it timed out waiting for a lock: then trying again may help, and nothing needs correcting. */
export function isLockTimeout(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === LOCK_NOT_AVAILABLE;
}

export class MigrationScriptError extends Error {
  readonly migration: string;
  /** False if PostgreSQL allowed no transaction: part of the script may have taken effect. */
  readonly rolledBack: boolean;
  readonly place: ScriptPlace | undefined;

  constructor(migration: string, rolledBack: boolean, script: string, cause: pg.DatabaseError) {
    super(cause.message, { cause });
    this.name = 'MigrationScriptError';
    this.migration = migration;
    this.rolledBack = rolledBack;
    this.place = placeOfError(script, cause);
  }
}

/**
 * Runs a migration's script and marks it finished in one transaction, so that a kill at any moment leaves both or neither.
 * Prisma's adapter would split the script at every semicolon, even inside function bodies, and commit piece by piece.
 */
export async function runMigrationScript(session: MigrationSession, migration: string, script: string): Promise<void> {
  const client = await session.connect();
  try {
    await setLogs(client, migration, ROLLED_BACK_IF_UNFINISHED);
    if (controlsTransactions(script)) return await runAlone(client, migration, script);
    try {
      await runInTransaction(client, migration, script);
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) throw error;
      if (!forbidsTransaction(error)) throw new MigrationScriptError(migration, true, script, error);
      await runAlone(client, migration, script);
    }
  } finally {
    client.release();
  }
}

/** A driver error as Prisma's engine expects it, so that it stores the message in its table. */
export function asDriverError(error: MigrationScriptError): DriverAdapterError {
  const { code = '', severity = 'ERROR', message, detail, column, hint } = error.cause as pg.DatabaseError;
  return new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, column, hint });
}

async function runInTransaction(client: pg.PoolClient, migration: string, script: string): Promise<void> {
  await client.query(BEGIN_WITH_LOCK_TIMEOUT);
  try {
    await client.query(script);
    await client.query(
      `UPDATE _prisma_migrations SET finished_at = clock_timestamp(), logs = NULL
       WHERE migration_name = $1 AND finished_at IS NULL AND rolled_back_at IS NULL`,
      [migration],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}

/** CREATE INDEX CONCURRENTLY and the like: sent as one message, exactly as `prisma migrate deploy` does. */
async function runAlone(client: pg.PoolClient, migration: string, script: string): Promise<void> {
  await setLogs(client, migration, null);
  try {
    await client.query(script);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    // Together with other statements it is refused again, and PostgreSQL rolls those back as well.
    const rolledBack = forbidsTransaction(error) && !controlsTransactions(script);
    throw new MigrationScriptError(migration, rolledBack, script, error);
  }
}

/** Whether the script begins or ends transactions itself. Inside function bodies, BEGIN has no semicolon. */
export function controlsTransactions(script: string): boolean {
  return /^\s*(BEGIN|START TRANSACTION|COMMIT|ROLLBACK)( WORK| TRANSACTION)?\s*;/im.test(script);
}

function forbidsTransaction(error: pg.DatabaseError): boolean {
  const ACTIVE_SQL_TRANSACTION = '25001';
  const INVALID_TRANSACTION_TERMINATION = '2D000';
  return error.code === ACTIVE_SQL_TRANSACTION || error.code === INVALID_TRANSACTION_TERMINATION;
}

async function setLogs(client: pg.PoolClient, migration: string, logs: string | null): Promise<void> {
  await client.query(
    `UPDATE _prisma_migrations SET logs = $2
     WHERE migration_name = $1 AND finished_at IS NULL AND rolled_back_at IS NULL`,
    [migration, logs],
  );
}
