import { type SqlFragment, sql } from '../../compiler/sql.ts';

/**
 * What a customer owes by the ledger; negative: an advance. The latest entry carries the sum of the whole account, so it
 * costs one look into an index.
 */
export const balanceOf = (customerId: SqlFragment): SqlFragment => sql`
  coalesce((
    SELECT latest_entry.balance_after
    FROM ledger_entries AS latest_entry
    WHERE latest_entry.customer_id = ${customerId}
    ORDER BY latest_entry.seq DESC
    LIMIT 1
  ), 0)::numeric(14, 2)`;
