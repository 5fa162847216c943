import type { Prisma } from '../generated/prisma/client.ts';
import type { Database } from './database.ts';
import { errorChain } from './error-chain.ts';

/** What a verb writes through: everything takes effect, or nothing. */
export type Transaction = Prisma.TransactionClient;

/** How often a transaction is retried after PostgreSQL ended it because of a conflict. */
const MAX_ATTEMPTS = 4;
/** For getting a connection, and for the whole transaction; a single statement has its own, shorter limit. */
const PATIENCE = { maxWait: 10_000, timeout: 30_000 };

/** Prisma's code for a deadlock or a failed serialisation. */
const WRITE_CONFLICT = 'P2034';

/**
 * Runs the work in one transaction, at READ COMMITTED. After a deadlock it runs again from the start, so it must not do anything
 * irreversible.
 */
export async function inTransaction<T>({ prisma }: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await prisma.$transaction(work, PATIENCE);
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || !isWriteConflict(error)) throw error;
    }
  }
}

function isWriteConflict(error: unknown): boolean {
  return [...errorChain(error)].some(
    ({ code, kind }) => code === WRITE_CONFLICT || kind === 'TransactionWriteConflict',
  );
}
