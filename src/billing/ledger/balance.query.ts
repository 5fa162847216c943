import { type SqlFragment, sql } from '../../compiler/sql.ts';

/** What a customer owes according to the ledger; negative: an advance. The database's `balance_of` as one value. */
export const balanceOf = (customerId: SqlFragment): SqlFragment =>
  sql`(SELECT account.balance FROM balance_of(${customerId}) AS account)`;
