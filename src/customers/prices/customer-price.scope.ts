import { OWN_CUSTOMER_ROWS } from '../../access/own-rows.ts';
import { rowScope } from '../../access/row-scope.ts';
import { CHAIN_FOR_STAFF } from '../../access/staff-scope.ts';

/** Agents carry orders, which keep their prices; they do not see what was agreed with a customer. */
export const customerPriceScope = rowScope('CustomerPrice', { ...CHAIN_FOR_STAFF, CUSTOMER: OWN_CUSTOMER_ROWS });
