import { childScope } from '../../access/child-scope.ts';
import { creditNoteScope } from './credit-note.scope.ts';

export const creditNoteLineScope = childScope('CreditNoteLine', 'creditNote', creditNoteScope);
