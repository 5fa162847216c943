import { WHILE_LINK_WORKS } from '../../access/link-scope.ts';
import { rowScope } from '../../access/row-scope.ts';
import { CHAIN_FOR_STAFF } from '../../access/staff-scope.ts';

/** Anyone who sees an order, a subscription or a bill line sees its product: those edges are never null. */
export const productScope = rowScope('Product', {
  ...CHAIN_FOR_STAFF,
  DELIVERY_AGENT: 'all',
  CUSTOMER: 'all',
  SHARE_LINK: WHILE_LINK_WORKS,
});
