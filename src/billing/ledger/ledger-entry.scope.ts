import { OWN_CUSTOMER_ROWS } from '../../access/own-rows.ts';
import { rowScope } from '../../access/row-scope.ts';
import { BILLS_FOR_STAFF } from '../../access/staff-scope.ts';

export const ledgerEntryScope = rowScope('LedgerEntry', { ...BILLS_FOR_STAFF, CUSTOMER: OWN_CUSTOMER_ROWS });
