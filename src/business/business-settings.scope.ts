import { rowScope } from '../access/row-scope.ts';
import { CHAIN_FOR_STAFF } from '../access/staff-scope.ts';

/** It is on every bill, so customers know it; agents are asked at the door where to pay. */
export const businessSettingsScope = rowScope('BusinessSettings', {
  ...CHAIN_FOR_STAFF,
  DELIVERY_AGENT: 'all',
  CUSTOMER: 'all',
});
