import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '../generated/prisma/client.ts';

export interface DatabaseOptions {
  url: string;
  /** Connections that this process holds at most. */
  poolSize: number;
  statementTimeoutMs: number;
  /** Off for connection poolers that do not follow named statements (PgBouncer before 1.21). */
  preparedStatements: boolean;
  /** Told of connections that break while idle; without a listener they would end the process. */
  onConnectionError?: (error: Error) => void;
}

/** The one way to PostgreSQL: compiled reads and set-based SQL by the pool, writes by Prisma over the same pool. */
export interface Database {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
  readonly preparedStatements: boolean;
  close(): Promise<void>;
}

export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize,
    application_name: 'earlybird-graph',
    // Sent with the start-up packet, so that no connection is ever used without them.
    options: `-c jit=off -c statement_timeout=${options.statementTimeoutMs} -c timezone=UTC`,
  });
  pool.on('error', (error) => options.onConnectionError?.(error));
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    pool,
    prisma,
    preparedStatements: options.preparedStatements,
    async close() {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}
