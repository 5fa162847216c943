import { registerEnumType } from 'type-graphql';
import { InvoiceStatus } from '../../generated/prisma/enums.ts';

export { InvoiceStatus };

registerEnumType(InvoiceStatus, {
  name: 'InvoiceStatus',
  description: 'The life of an invoice: from DRAFT to FINALIZED, and from either to VOID.',
  valuesConfig: {
    DRAFT: {
      description: 'Being made up: it has no number, nothing is booked, and its lines still follow corrections.',
    },
    FINALIZED: { description: 'Numbered and booked. It never changes; what is wrong is credited.' },
    VOID: { description: 'Withdrawn: nothing is owed for it, and what it billed may be billed again.' },
  },
});
