import { OWN_LINK } from '../../access/link-scope.ts';
import { rowScope } from '../../access/row-scope.ts';
import { BILLS_FOR_STAFF } from '../../access/staff-scope.ts';

/**
 * Those who are responsible for what a link confirmed, all of whom see the user that issued it (`ShareLink.createdBy` is never
 * null), and the link's holder.
 */
export const shareLinkScope = rowScope('ShareLink', { ...BILLS_FOR_STAFF, SHARE_LINK: OWN_LINK });
