import { rowScope } from '../access/row-scope.ts';
import { CHAIN_FOR_STAFF } from '../access/staff-scope.ts';

export const areaScope = rowScope('Area', { ...CHAIN_FOR_STAFF, DELIVERY_AGENT: 'all', CUSTOMER: 'all' });
