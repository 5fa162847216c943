import { customer, type Edges, joined, ofCustomer, product } from '../edge.ts';
import { column } from '../value.ts';

/** From derived rows to rows of tables. */
export const FROM_DERIVED: Edges = {
  Stop: {
    customer,
    recipient: customer,
    orders: (stop, world) =>
      joined('orders', { customerId: 'customerId' })(stop, world).filter((order) =>
        (column(stop, 'orderIds') as readonly string[]).includes(column(order, 'id') as string),
      ),
  },
  ProductTotal: { product },
  ProductDemand: { product },
  CalendarDay: { orders: joined('orders', { customerId: 'customerId', deliveryDate: 'date' }) },
  PlannedDelivery: { product, subscription: ofCustomer('subscriptions', 'subscriptionId') },
};
