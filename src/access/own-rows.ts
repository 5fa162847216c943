import type { ScopeRule } from '../compiler/scope-rule.ts';
import { reader, type SqlFragment, sql } from '../compiler/sql.ts';

/** True where the column holds the viewer's user id; for a viewer that is no user, never. */
export const isViewer = (userId: SqlFragment): SqlFragment => sql`${userId} = ${reader('userId')}::uuid`;

/** True where the column holds the id of the customer that the viewer is. */
export const isOwnCustomer = (customerId: SqlFragment): SqlFragment =>
  sql`${customerId} = ${reader('customerId')}::uuid`;

/** The rows of the viewer's own chain, for a model with a `customerId`. */
export const OWN_CUSTOMER_ROWS: ScopeRule = { where: (row) => isOwnCustomer(row('customerId')) };
