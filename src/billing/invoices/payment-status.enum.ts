import { registerEnumType } from 'type-graphql';

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
