import { registerEnumType } from 'type-graphql';
import { PaymentMethod } from '../../generated/prisma/enums.ts';

export { PaymentMethod };

registerEnumType(PaymentMethod, {
  name: 'PaymentMethod',
  description: 'How money came in.',
  valuesConfig: {
    CASH: { description: 'In cash, at the door or elsewhere.' },
    UPI: { description: 'By UPI.' },
    BANK_TRANSFER: { description: 'By bank transfer.' },
    CARD: { description: 'By card.' },
    OPENING: { description: 'Not money: the advance that the customer had when it was imported.' },
  },
});
