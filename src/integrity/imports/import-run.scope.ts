import { rowScope } from '../../access/row-scope.ts';

export const importRunScope = rowScope('ImportRun', { ADMIN: 'all' });
