import { isViewer } from '../../access/own-rows.ts';
import { rowScope } from '../../access/row-scope.ts';
import type { ScopeRule } from '../../compiler/scope-rule.ts';
import { sql } from '../../compiler/sql.ts';

const ONESELF: ScopeRule = { where: (user) => isViewer(user('id')) };

/** Marketing sees the names of a customer's login and agent, which needs no contact data of colleagues. */
const CUSTOMERS_AND_AGENTS: ScopeRule = {
  where: (user) => sql`${user('role')} IN ('CUSTOMER', 'DELIVERY_AGENT') OR ${isViewer(user('id'))}`,
};

/** Customers and other agents must not see an agent's phone or email, so edges to users are null for them. */
export const userScope = rowScope('User', {
  ADMIN: 'all',
  BILLING_ANALYST: 'all',
  SUPPORT: 'all',
  MARKETING: CUSTOMERS_AND_AGENTS,
  DELIVERY_AGENT: ONESELF,
  SUPPLIER: ONESELF,
  CUSTOMER: ONESELF,
});
