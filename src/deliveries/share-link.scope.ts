import { rowScope } from '../access/row-scope.ts';
import { BILLS_FOR_STAFF } from '../access/staff-scope.ts';

/** Those who answer for what a link confirmed, all of whom see the user that issued it: `ShareLink.createdBy` is never null. */
export const shareLinkScope = rowScope('ShareLink', BILLS_FOR_STAFF);
