import { rowScope } from '../../access/row-scope.ts';

/** What was done to whom, including personal data: for administrators only. */
export const auditEventScope = rowScope('AuditEvent', { ADMIN: 'all' });
