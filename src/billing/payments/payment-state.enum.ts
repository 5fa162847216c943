import { registerEnumType } from 'type-graphql';
import { PaymentState } from '../../generated/prisma/enums.ts';

export { PaymentState };

registerEnumType(PaymentState, {
  name: 'PaymentState',
  description: 'Whether a payment still counts. Payments are never deleted.',
  valuesConfig: {
    RECORDED: { description: 'It counts.' },
    REVERSED: { description: 'Taken back, once and for all: it pays nothing any more.' },
  },
});
