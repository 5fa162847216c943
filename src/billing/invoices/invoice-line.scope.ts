import { OWN_CUSTOMER_ROWS } from '../../access/own-rows.ts';
import { rowScope } from '../../access/row-scope.ts';
import { BILLS_FOR_STAFF } from '../../access/staff-scope.ts';

/** Not through its invoice: orders reach their lines directly, and a line names its customer itself. */
export const invoiceLineScope = rowScope('InvoiceLine', { ...BILLS_FOR_STAFF, CUSTOMER: OWN_CUSTOMER_ROWS });
