import { childScope } from '../../access/child-scope.ts';
import { inShareLink } from '../../access/link-scope.ts';
import { rowScope } from '../../access/row-scope.ts';
import type { ScopeRule } from '../../compiler/scope-rule.ts';
import { raw, sql } from '../../compiler/sql.ts';
import { orderScope } from '../../orders/order.scope.ts';

const COLUMNS: Readonly<Record<string, string>> = {
  deliveryDate: 'delivery_date',
  shift: 'shift',
  areaId: 'area_id',
  agentId: 'agent_id',
};

/** A share link shows the current state, not what was corrected. */
const CURRENT_OF_LINK: ScopeRule = {
  where: (delivery) => sql`
    ${delivery('current')} AND EXISTS (
      SELECT 1 FROM orders AS confirmed
      WHERE confirmed.customer_id = ${delivery('customerId')} AND confirmed.id = ${delivery('orderId')}
        AND ${inShareLink((field) => raw(`confirmed.${COLUMNS[field]}`))}
    )`,
};

export const deliveryStatusScope = rowScope('DeliveryStatus', {
  ...childScope('DeliveryStatus', 'order', orderScope).rules,
  SHARE_LINK: CURRENT_OF_LINK,
});
