import { customer, type Edge, type Edges, is, joined, product } from '../edge.ts';
import { column, type Row } from '../value.ts';

const OF_SUBSCRIPTION = { customerId: 'customerId', subscriptionId: 'id' };

/** By delivery date; on one day, the evening's comes last. */
const lateness = (order: Row): string =>
  `${column(order, 'deliveryDate')} ${column(order, 'shift') === 'EVENING' ? 1 : 0}`;

const lastDelivery: Edge = (subscription, world) => {
  const current = joined('delivery_statuses', { customerId: 'customerId', orderId: 'id' }, is('current', true));
  const confirmed = joined('orders', OF_SUBSCRIPTION)(subscription, world)
    .map((order) => ({ order, deliveries: current(order, world) }))
    .filter(({ deliveries }) => deliveries.length > 0)
    .sort((one, other) => (lateness(one.order) < lateness(other.order) ? 1 : -1));
  return confirmed[0]?.deliveries ?? [];
};

/** `from` is the first day, `to` the day after the last. */
const days: Edge = (subscription, world, { from, to } = {}) =>
  joined('subscription_days', OF_SUBSCRIPTION)(subscription, world).filter((day) => {
    const date = column(day, 'date') as string;
    return date >= (from as string) && date < (to as string);
  });

export const PLANS: Edges = {
  Product: {
    prices: joined('product_prices', { productId: 'id' }),
    taxRates: joined('tax_rates', { productId: 'id' }),
  },
  DeliverySubscription: {
    customer,
    product,
    terms: joined('subscription_terms', OF_SUBSCRIPTION),
    pauses: joined('subscription_pauses', OF_SUBSCRIPTION),
    days,
    orders: joined('orders', OF_SUBSCRIPTION),
    lastDelivery,
  },
};
