import { registerEnumType } from 'type-graphql';
import { CancelReason, OrderSource, OrderStatus } from '../generated/prisma/enums.ts';

export { CancelReason, OrderSource, OrderStatus };

registerEnumType(OrderSource, {
  name: 'OrderSource',
  description: 'Where an order comes from.',
  valuesConfig: {
    SUBSCRIPTION: { description: 'Made from the plan of a subscription; it names that subscription.' },
    ONE_TIME: { description: 'Placed by hand for one day; it has no subscription.' },
  },
});

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
