import { inAgentWindow } from '../access/agent-window.ts';
import { inShareLink } from '../access/link-scope.ts';
import { isViewer, OWN_CUSTOMER_ROWS } from '../access/own-rows.ts';
import { rowScope } from '../access/row-scope.ts';
import { CHAIN_FOR_STAFF } from '../access/staff-scope.ts';
import type { ScopeRule } from '../compiler/scope-rule.ts';
import { sql } from '../compiler/sql.ts';

/**
 * The agent's own orders in the window, and all orders of the customers on the agent's round. Either way the customer is visible
 * too (customer.scope.ts), as `Order.customer` requires. The array is filled once per statement, so that both halves can use an
 * index.
 */
const OF_AGENT: ScopeRule = {
  where: (order) => sql`
    (${isViewer(order('agentId'))} AND ${inAgentWindow(order('deliveryDate'))})
    OR ${order('customerId')} = ANY (ARRAY(
      SELECT assigned_customer.id
      FROM customers AS assigned_customer
      WHERE ${isViewer(sql`assigned_customer.agent_id`)}
    ))`,
};

export const orderScope = rowScope('Order', {
  ...CHAIN_FOR_STAFF,
  DELIVERY_AGENT: OF_AGENT,
  CUSTOMER: OWN_CUSTOMER_ROWS,
  SHARE_LINK: { where: inShareLink },
});
