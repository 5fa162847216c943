import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '../generated/prisma/client.ts';

export interface DatabaseOptions {
  url: string;
  /** A replica that queries are sent to; default: the same database. */
  replicaUrl?: string | undefined;
  /** Connections that this process holds at most for queries, and as many again for writes. */
  poolSize: number;
  statementTimeoutMs: number;
  /** How long a statement waits for a connection before it is refused. Default 10000. */
  connectionTimeoutMs?: number | undefined;
  /** Off for connection poolers that do not follow named statements (PgBouncer before 1.21). */
  preparedStatements: boolean;
  /** Told of connections that break while idle; without a listener they would end the process. */
  onConnectionError?: (error: Error) => void;
}

/** The one way to PostgreSQL: queries by a pool that cannot write, set-based SQL by the other, and Prisma over that too. */
export interface Database {
  readonly pool: pg.Pool;
  /** Its transactions are read-only, so that no query has a side effect, whatever a function that it calls would do. */
  readonly queryPool: pg.Pool;
  readonly prisma: PrismaClient;
  readonly preparedStatements: boolean;
  close(): Promise<void>;
}

/** A connection keeps every statement that it has prepared; one that is replaced now and then cannot grow for ever. */
const MAX_USES_OF_CONNECTION = 50_000;

/** As long as a transaction waits for one. Without an end, what somebody's slow queries hold up would pile up behind them. */
const CONNECTION_TIMEOUT_MS = 10_000;

export function openDatabase(options: DatabaseOptions): Database {
  const pool = openPool(options, options.url, '', true);
  const queryPool = openPool(options, options.replicaUrl ?? options.url, ' -c default_transaction_read_only=on');
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    pool,
    queryPool,
    prisma,
    preparedStatements: options.preparedStatements,
    async close() {
      await prisma.$disconnect();
      await Promise.all([pool.end(), queryPool.end()]);
    },
  };
}

function openPool(options: DatabaseOptions, url: string, settings: string, pipeline = false): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.poolSize,
    maxUses: MAX_USES_OF_CONNECTION,
    connectionTimeoutMillis: options.connectionTimeoutMs ?? CONNECTION_TIMEOUT_MS,
    application_name: 'earlybird-graph',
    // What need not be waited for goes to the server together with what follows.
    pipeline,
    // Sent with the start-up packet, so that no connection is ever used without them.
    options: `-c jit=off -c statement_timeout=${options.statementTimeoutMs} -c timezone=UTC -c datestyle=ISO${settings}`,
  });
  pool.on('error', (error) => options.onConnectionError?.(error));
  // One that breaks in somebody's hands, between two statements, fails the next of them; unheard it would end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}
