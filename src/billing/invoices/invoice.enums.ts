import { registerEnumType } from 'type-graphql';
import { InvoiceKind, InvoiceStatus } from '../../generated/prisma/enums.ts';

export { InvoiceKind, InvoiceStatus };

registerEnumType(InvoiceKind, {
  name: 'InvoiceKind',
  description: 'The kind of an invoice. A customer has at most one of each kind and period that is not VOID.',
  valuesConfig: {
    PERIODIC: { description: 'Everything delivered up to the end of its period that is not on an earlier bill.' },
    OPENING: { description: 'What the customer owed at the import. It has neither lines nor number.' },
    RECOVERY: { description: 'Imported one-time orders that were delivered but never billed.' },
  },
});

registerEnumType(InvoiceStatus, {
  name: 'InvoiceStatus',
  description:
    'The life of an invoice: from DRAFT to FINALIZED, and from FINALIZED to VOID. A draft is deleted instead.',
  valuesConfig: {
    DRAFT: {
      description: 'In preparation: it has no number, nothing is booked, and its lines still follow corrections.',
    },
    FINALIZED: { description: 'Numbered and booked. It never changes; errors are corrected by credit notes.' },
    VOID: { description: 'Withdrawn: nothing is owed for it, and what it billed may be billed again.' },
  },
});

export const InvoicePaymentStatus = {
  UNPAID: 'UNPAID',
  PARTIALLY_PAID: 'PARTIALLY_PAID',
  PAID: 'PAID',
  OVERDUE: 'OVERDUE',
} as const;

export type InvoicePaymentStatus = (typeof InvoicePaymentStatus)[keyof typeof InvoicePaymentStatus];

registerEnumType(InvoicePaymentStatus, {
  name: 'InvoicePaymentStatus',
  description:
    'The payment status of an invoice as of today. Only a FINALIZED invoice can be paid: DRAFT and VOID invoices are always UNPAID.',
  valuesConfig: {
    UNPAID: { description: 'Nothing has been paid, and it is not overdue.' },
    PARTIALLY_PAID: { description: 'Something has been paid, something is still due, and it is not overdue.' },
    PAID: { description: 'Nothing is due any more: the invoice was paid, credited, or its total is 0.' },
    OVERDUE: { description: 'Something is still due after the due date, whether or not something has been paid.' },
  },
});
