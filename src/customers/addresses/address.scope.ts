import { OWN_CUSTOMER_ROWS } from '../../access/own-rows.ts';
import { rowScope } from '../../access/row-scope.ts';
import { CHAIN_FOR_STAFF } from '../../access/staff-scope.ts';

export const addressScope = rowScope('Address', {
  ...CHAIN_FOR_STAFF,
  DELIVERY_AGENT: { via: 'customer' },
  CUSTOMER: OWN_CUSTOMER_ROWS,
});
