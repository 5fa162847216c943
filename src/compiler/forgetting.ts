import type { SqlFragment } from './sql.ts';

/** Whose personal data are removed: the ids, as SQL of type uuid. */
export interface Person {
  readonly customerId: SqlFragment;
  /** The customer's login; NULL if there is none, which equals no row's. */
  readonly userId: SqlFragment;
}

/** What happens to a person's rows in one table. */
export interface Emptying {
  readonly table: string;
  /** The condition that picks the person's rows. */
  readonly rows: (person: Person) => SqlFragment;
  /** Columns that become null. */
  readonly clear?: readonly string[];
  /** Columns that get another value, by name. */
  readonly set?: Readonly<Record<string, SqlFragment>>;
  /** The rows are deleted instead: nothing in them is worth keeping. */
  readonly remove?: true;
  /**
   * The rows are locked in the order of this column before they change: for tables in the lock order of docs/decisions/0016, of
   * which other transactions lock several rows too.
   */
  readonly lockedBy?: string;
}

/**
 * How a feature forgets a customer: what is emptied in its own tables, and what is kept and why. Runs in the order of the
 * features, lowest first, which is also the lock order.
 */
export interface Forgetting {
  /** SQL text: a sentence that says what must be settled first, or null if nothing is open. */
  readonly unsettled?: readonly ((person: Person) => SqlFragment)[];
  readonly empties: readonly Emptying[];
  /** `table.column` of every text that is kept, with the reason. */
  readonly keeps?: Readonly<Record<string, string>>;
}
