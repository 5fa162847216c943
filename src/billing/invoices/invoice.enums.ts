import { registerEnumType } from 'type-graphql';
import { InvoiceKind, InvoiceStatus } from '../../generated/prisma/enums.ts';

export { InvoiceKind, InvoiceStatus };

registerEnumType(InvoiceKind, {
  name: 'InvoiceKind',
  description: 'What an invoice is for. A customer has at most one of a kind and period that is not VOID.',
  valuesConfig: {
    PERIODIC: { description: 'Everything delivered up to the end of its period that no earlier bill has.' },
    OPENING: { description: 'What the customer owed when it was imported. It has neither lines nor number.' },
    RECOVERY: { description: 'Imported one-time orders that were delivered and billed by nobody.' },
  },
});

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

export const PaymentStatus = {
  UNPAID: 'UNPAID',
  PARTIALLY_PAID: 'PARTIALLY_PAID',
  PAID: 'PAID',
  OVERDUE: 'OVERDUE',
} as const;

export type PaymentStatus = (typeof PaymentStatus)[keyof typeof PaymentStatus];

registerEnumType(PaymentStatus, {
  name: 'PaymentStatus',
  description:
    'How far an invoice is paid, as of today. Only a FINALIZED invoice can be paid: a DRAFT and a VOID one are always UNPAID.',
  valuesConfig: {
    UNPAID: { description: 'Nothing has been paid, and it is not overdue.' },
    PARTIALLY_PAID: { description: 'Something has been paid, something is still due, and it is not overdue.' },
    PAID: { description: 'Nothing is due any more: it was paid, credited, or came to 0.' },
    OVERDUE: { description: 'Something is still due after the due date, whether or not something has been paid.' },
  },
});
