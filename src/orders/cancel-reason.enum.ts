import { registerEnumType } from 'type-graphql';
import { CancelReason } from '../generated/prisma/enums.ts';

export { CancelReason };

registerEnumType(CancelReason, {
  name: 'CancelReason',
  description: 'Why an order was cancelled.',
  valuesConfig: {
    CUSTOMER_REQUEST: { description: 'The customer asked for it.' },
    PLAN_CHANGE: { description: 'Its subscription no longer plans it; a later plan change may bring it back.' },
    OUT_OF_STOCK: { description: 'There is nothing to deliver.' },
    OTHER: { description: 'Something else; see the note.' },
  },
});
