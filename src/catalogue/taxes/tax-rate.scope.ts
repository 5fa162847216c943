import { rowScope } from '../../access/row-scope.ts';
import { CHAIN_FOR_STAFF } from '../../access/staff-scope.ts';

/** For everyone who sees products except the holder of a share link. */
export const taxRateScope = rowScope('TaxRate', { ...CHAIN_FOR_STAFF, DELIVERY_AGENT: 'all', CUSTOMER: 'all' });
