import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '../generated/prisma/client.ts';

export interface DatabaseOptions {
  url: string;
  /** A replica for queries; default: the same database. */
  replicaUrl?: string | undefined;
  /** Maximum connections of this process for queries, the same number again for writes, and half as many for payloads. */
  poolSize: number;
  statementTimeoutMs: number;
  /** Milliseconds that a statement waits for a connection before it fails. Default 10000. */
  connectionTimeoutMs?: number | undefined;
  /** Off for connection poolers that do not support named statements (PgBouncer before 1.21). */
  preparedStatements: boolean;
  /** Called for connections that break while idle; without a listener they would end the process. */
  onConnectionError?: (error: Error) => void;
}

/** The one way to PostgreSQL: read-only pools for queries and payloads, and another for writes and Prisma. */
export interface Database {
  readonly pool: pg.Pool;
  /** Its transactions are read-only, so that no query has a side effect, whatever functions it calls. */
  readonly queryPool: pg.Pool;
  /** Also read-only, on the database that was written to: expensive payloads keep no connection from writes and logins. */
  readonly payloadPool: pg.Pool;
  readonly prisma: PrismaClient;
  readonly preparedStatements: boolean;
  close(): Promise<void>;
}

/** A connection keeps every statement that it has prepared; replacing it now and then bounds its memory. */
const MAX_USES_OF_CONNECTION = 50_000;

/** As long as a transaction waits for one. Without a limit, requests would pile up after slow queries. */
const CONNECTION_TIMEOUT_MS = 10_000;

export function openDatabase(options: DatabaseOptions): Database {
  const { url, replicaUrl = url, poolSize } = options;
  const pool = openPool(options, { connectionString: url, max: poolSize, pipeline: true });
  const queryPool = openPool(options, { connectionString: replicaUrl, max: poolSize }, READ_ONLY);
  const payloadPool = openPool(options, { connectionString: url, max: Math.ceil(poolSize / 2) }, READ_ONLY);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    pool,
    queryPool,
    payloadPool,
    prisma,
    preparedStatements: options.preparedStatements,
    async close() {
      await prisma.$disconnect();
      await Promise.all([pool.end(), queryPool.end(), payloadPool.end()]);
    },
  };
}

const READ_ONLY = ' -c default_transaction_read_only=on';

/** `pipeline`: a statement that is not awaited goes to the server together with the next. */
function openPool(
  options: DatabaseOptions,
  own: Pick<pg.PoolConfig, 'connectionString' | 'max' | 'pipeline'>,
  settings = '',
): pg.Pool {
  const pool = new pg.Pool({
    ...own,
    maxUses: MAX_USES_OF_CONNECTION,
    connectionTimeoutMillis: options.connectionTimeoutMs ?? CONNECTION_TIMEOUT_MS,
    application_name: 'earlybird-graph',
    // Sent with the start-up packet, so that no connection is used without them.
    options: `-c jit=off -c statement_timeout=${options.statementTimeoutMs} -c timezone=UTC -c datestyle=ISO${settings}`,
  });
  pool.on('error', (error) => options.onConnectionError?.(error));
  // If a connection breaks between two statements, the next one fails; unhandled, the error would end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}
