import type { SqlFragment } from './sql.ts';

/** Whose personal data are removed: the ids, as SQL of type uuid. */
export interface Person {
  readonly customerId: SqlFragment;
  /** The customer's login; SQL null if there is none, so that it equals no row's. */
  readonly userId: SqlFragment;
}

/** What becomes of one table's rows of a person. */
export interface Emptying {
  readonly table: string;
  /** The condition that picks the person's rows. */
  readonly rows: (person: Person) => SqlFragment;
  /** Columns that become null. */
  readonly clear?: readonly string[];
  /** Columns that get another value, by their names. */
  readonly set?: Readonly<Record<string, SqlFragment>>;
  /** The rows are deleted instead: nothing of them is worth keeping. */
  readonly remove?: true;
  /**
   * Rows of this table are locked in the order of this column before they change. For tables of the one lock order
   * (docs/decisions/0016), since others lock several of them too.
   */
  readonly lockedBy?: string;
}

/**
 * How a feature forgets a customer: what of its own tables is emptied, and what is kept and why. Run in the order of the
 * features, lowest first, which is the order of locks too.
 */
export interface Forgetting {
  /** SQL text: what must be settled before anything is removed, as a sentence that says what to do; null if nothing is open. */
  readonly unsettled?: readonly ((person: Person) => SqlFragment)[];
  readonly empties: readonly Emptying[];
  /** `table.column` of every text that stays, with the reason. */
  readonly keeps?: Readonly<Record<string, string>>;
}
