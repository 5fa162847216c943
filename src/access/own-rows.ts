import type { ScopeRule } from '../compiler/scope-rule.ts';
import { reader, type SqlFragment, sql } from '../compiler/sql.ts';

/** True if the column holds the viewer's user id; never for a viewer that is not a user. */
export const isViewer = (userId: SqlFragment): SqlFragment => sql`${userId} = ${reader('userId')}::uuid`;

/** True if the column holds the viewer's customer id. */
export const isOwnCustomer = (customerId: SqlFragment): SqlFragment =>
  sql`${customerId} = ${reader('customerId')}::uuid`;

/** The rows of the viewer's own chain, for a model with a `customerId`. */
export const OWN_CUSTOMER_ROWS: ScopeRule = { where: (row) => isOwnCustomer(row('customerId')) };
