import { type Database, openDatabase } from '../../platform/database.ts';
import type { Interruptible } from './interruptible.ts';
import { within } from './within.ts';

/** Work that takes longer than this after a signal is cut off: it is one transaction, and PostgreSQL rolls it back. */
const CLOSE_LIMIT_MS = 1_000;

/** A database without time limits, for months of history in single statements; closed afterwards. */
export async function withShortLivedDatabase<T>(
  scope: Interruptible,
  directUrl: string,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = openDatabase({ url: directUrl, poolSize: 3, statementTimeoutMs: 0, preparedStatements: false });
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= database.close();
    return within(CLOSE_LIMIT_MS, closing);
  };
  await scope.use(Promise.resolve(database), close);
  try {
    return await work(database);
  } finally {
    await close();
  }
}
