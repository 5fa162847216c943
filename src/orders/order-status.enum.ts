import { registerEnumType } from 'type-graphql';
import { OrderStatus } from '../generated/prisma/enums.ts';

export { OrderStatus };

registerEnumType(OrderStatus, {
  name: 'OrderStatus',
  description: 'How far an order has come. The three outcomes are those of its current delivery confirmation.',
  valuesConfig: {
    PENDING: { description: 'To be delivered; may still change with its plan, or be cancelled.' },
    OUT_FOR_DELIVERY: { description: 'On its way.' },
    DELIVERED: { description: 'Delivered in full.' },
    PARTIALLY_DELIVERED: { description: 'Delivered in part: some quantities were smaller than ordered.' },
    NOT_DELIVERED: { description: 'Not delivered; the confirmation says why.' },
    CANCELLED: { description: 'Called off before delivery.' },
  },
});
