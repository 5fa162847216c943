import { registerEnumType } from 'type-graphql';
import { PaymentMethod, PaymentStatus } from '../../generated/prisma/enums.ts';

export { PaymentMethod, PaymentStatus };

registerEnumType(PaymentMethod, {
  name: 'PaymentMethod',
  description: 'How money was received.',
  valuesConfig: {
    CASH: { description: 'In cash, at the door or elsewhere.' },
    UPI: { description: 'By UPI.' },
    BANK_TRANSFER: { description: 'By bank transfer.' },
    CARD: { description: 'By card.' },
    OPENING: { description: 'Not money: the advance that the customer had when it was imported.' },
  },
});

registerEnumType(PaymentStatus, {
  name: 'PaymentStatus',
  description: 'Whether a payment still counts. Payments are never deleted.',
  valuesConfig: {
    RECORDED: { description: 'The payment counts.' },
    REVERSED: { description: 'Reversed for good: it no longer pays anything.' },
  },
});
