import { inAgentWindow } from '../access/agent-window.ts';
import { isOwnCustomer, isViewer } from '../access/own-rows.ts';
import { rowScope } from '../access/row-scope.ts';
import { CHAIN_FOR_STAFF } from '../access/staff-scope.ts';
import type { ScopeRule } from '../compiler/scope-rule.ts';
import { sql } from '../compiler/sql.ts';

/**
 * The customers on the agent's round, and those with an order of the agent in the window. Orders that an agent sees
 * (order.scope.ts) belong to these customers only, since `Order.customer` is never null. The array is filled once per statement,
 * so that both halves can use an index.
 */
const OF_AGENT: ScopeRule = {
  where: (customer) => sql`
    ${isViewer(customer('agentId'))}
    OR ${customer('id')} = ANY (ARRAY(
      SELECT agent_order.customer_id
      FROM orders AS agent_order
      WHERE ${isViewer(sql`agent_order.agent_id`)} AND ${inAgentWindow(sql`agent_order.delivery_date`)}
    ))`,
};

export const customerScope = rowScope('Customer', {
  ...CHAIN_FOR_STAFF,
  DELIVERY_AGENT: OF_AGENT,
  CUSTOMER: { where: (customer) => isOwnCustomer(customer('id')) },
});
