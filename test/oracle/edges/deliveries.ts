import { customer, type Edges, is, joined, ofCustomer, product, user } from '../edge.ts';

const OF_ORDER = { customerId: 'customerId', orderId: 'id' };
const LIVE = is('live', true);

export const DELIVERIES: Edges = {
  Order: {
    customer,
    recipient: customer,
    area: joined('areas', { id: 'areaId' }),
    agent: user('agentId'),
    subscription: ofCustomer('subscriptions', 'subscriptionId'),
    items: joined('order_items', OF_ORDER),
    delivery: joined('delivery_statuses', OF_ORDER, is('current', true)),
    deliveryStatuses: joined('delivery_statuses', OF_ORDER),
    invoiceLines: joined('invoice_lines', OF_ORDER, LIVE),
  },
  OrderItem: {
    product,
    invoiceLine: joined('invoice_lines', { customerId: 'customerId', orderId: 'orderId', orderItemId: 'id' }, LIVE),
  },
  DeliveryStatus: {
    customer,
    order: ofCustomer('orders', 'orderId'),
    items: joined('delivery_items', { customerId: 'customerId', orderId: 'orderId', deliveryStatusId: 'id' }),
    shareLink: joined('share_links', { id: 'shareLinkId' }),
    supersedes: ofCustomer('delivery_statuses', 'supersedesId'),
    confirmedBy: user('confirmedById'),
    verifiedBy: user('verifiedById'),
  },
  DeliveryItem: {
    orderItem: joined('order_items', { customerId: 'customerId', orderId: 'orderId', id: 'orderItemId' }),
    invoiceLine: joined(
      'invoice_lines',
      { customerId: 'customerId', orderItemId: 'orderItemId', deliveryStatusId: 'deliveryStatusId' },
      LIVE,
    ),
  },
  ShareLink: {
    area: joined('areas', { id: 'areaId' }),
    agent: user('agentId'),
    createdBy: user('createdById'),
  },
};
