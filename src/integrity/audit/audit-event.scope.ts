import { rowScope } from '../../access/row-scope.ts';

/** What was done to whom, personal data included: for those alone who answer for the whole. */
export const auditEventScope = rowScope('AuditEvent', { ADMIN: 'all' });
