import type pg from 'pg';
import type { Sql } from 'sql-template-tag';
import type { Database } from './database.ts';
import { errorChain } from './error-chain.ts';
import { statementName } from './statement-name.ts';

/** What a verb writes through: everything takes effect, or nothing. */
export interface Transaction {
  /** The rows that a statement returns. */
  query<T extends object>(statement: Sql): Promise<T[]>;
  /** The one row that a statement always returns. */
  one<T extends object>(statement: Sql): Promise<T>;
  /** How many rows a statement has written. */
  execute(statement: Sql): Promise<number>;
  /**
   * Sends a statement whose outcome the work need not know: it goes to the server together with the next one, the COMMIT
   * for instance. If it fails, so does the transaction, by its error.
   */
  send(statement: Sql): void;
}

/** How often a transaction is retried after PostgreSQL ended it because of a conflict. */
const MAX_ATTEMPTS = 4;

/** SQLSTATE of a failed serialisation and of a deadlock. */
const GIVEN_UP = /^(40001|40P01)$/;

/**
 * Runs the work in one transaction, at READ COMMITTED. After a deadlock it runs again from the start, so it must not do anything
 * irreversible.
 */
export async function inTransaction<T>(database: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptTransaction(database, work);
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || !isWriteConflict(error)) throw error;
    }
  }
}

async function attemptTransaction<T>(database: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const client = await database.pool.connect();
  const tx = new PipelinedTransaction(client, database.preparedStatements);
  try {
    const result = await work(tx);
    await tx.commit();
    client.release();
    return result;
  } catch (error) {
    // What was sent before is what failed first; the work may have met only its consequences.
    const cause = (await tx.firstFailure()) ?? error;
    // A connection that cannot even roll back is of no use to the next.
    await client.query('ROLLBACK').then(
      () => client.release(),
      (broken) => client.release(broken),
    );
    throw cause;
  }
}

/** Nothing is waited for that need not be: BEGIN and what is only sent go to the server with the statement that follows. */
class PipelinedTransaction implements Transaction {
  readonly #client: pg.PoolClient;
  readonly #prepared: boolean;
  readonly #sent: Promise<unknown>[] = [];

  constructor(client: pg.PoolClient, prepared: boolean) {
    this.#client = client;
    this.#prepared = prepared;
    this.#remember(client.query('BEGIN ISOLATION LEVEL READ COMMITTED'));
  }

  async query<T extends object>(statement: Sql): Promise<T[]> {
    return (await this.#run<T>(statement)).rows;
  }

  async one<T extends object>(statement: Sql): Promise<T> {
    const { rows } = await this.#run<T>(statement);
    if (rows.length !== 1) throw new Error(`One row was expected, and there are ${rows.length}.`);
    return rows[0] as T;
  }

  async execute(statement: Sql): Promise<number> {
    return (await this.#run(statement)).rowCount ?? 0;
  }

  send(statement: Sql): void {
    this.#remember(this.#run(statement));
  }

  async commit(): Promise<void> {
    const committed = this.#client.query('COMMIT');
    await Promise.all([...this.#sent, committed]);
    // After a failure that nobody waited for, PostgreSQL answers COMMIT by rolling back.
    if ((await committed).command !== 'COMMIT') throw new Error('The transaction was rolled back.');
  }

  /** The error of the first statement that was only sent and has failed. */
  async firstFailure(): Promise<unknown> {
    const outcomes = await Promise.allSettled(this.#sent);
    return outcomes.find((outcome) => outcome.status === 'rejected')?.reason;
  }

  #run<T extends object>({ text, values }: Sql): Promise<pg.QueryResult<T>> {
    const name = this.#prepared ? { name: statementName(text) } : {};
    return this.#client.query<T>({ text, values: values as unknown[], ...name });
  }

  #remember(statement: Promise<unknown>): void {
    this.#sent.push(statement);
    statement.catch(() => {});
  }
}

function isWriteConflict(error: unknown): boolean {
  return [...errorChain(error)].some(({ code }) => typeof code === 'string' && GIVEN_UP.test(code));
}
