import { registerEnumType } from 'type-graphql';
import { CancelReason, OrderSource, OrderStatus } from '../generated/prisma/enums.ts';

export { CancelReason, OrderSource, OrderStatus };

registerEnumType(OrderSource, {
  name: 'OrderSource',
  description: 'How an order came about.',
  valuesConfig: {
    SUBSCRIPTION: { description: 'Generated from the plan of a subscription, which it names.' },
    ONE_TIME: { description: 'Placed by hand for one day; it has no subscription.' },
  },
});

registerEnumType(OrderStatus, {
  name: 'OrderStatus',
  description: 'The status of an order. The three outcomes are those of its current delivery confirmation.',
  valuesConfig: {
    PENDING: { description: 'Not yet out for delivery; it may still change with its plan, or be cancelled.' },
    OUT_FOR_DELIVERY: { description: 'On its way.' },
    DELIVERED: { description: 'Delivered in full.' },
    PARTIALLY_DELIVERED: { description: 'Partly delivered: some quantities were smaller than ordered.' },
    NOT_DELIVERED: { description: 'Not delivered; the confirmation says why.' },
    CANCELLED: { description: 'Cancelled before delivery.' },
  },
});

registerEnumType(CancelReason, {
  name: 'CancelReason',
  description: 'Why an order was cancelled.',
  valuesConfig: {
    CUSTOMER_REQUEST: { description: 'The customer asked for it.' },
    PLAN_CHANGE: { description: 'The subscription no longer plans it; a later plan change may bring it back.' },
    OUT_OF_STOCK: { description: 'There is nothing to deliver.' },
    OTHER: { description: 'Something else; see the note.' },
  },
});
