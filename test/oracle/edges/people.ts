import { customer, type Edges, is, joined, product, user } from '../edge.ts';

const ITS_OWN = { customerId: 'id' };

export const PEOPLE: Edges = {
  User: { customer: joined('customers', { id: 'customerId', userId: 'id' }) },
  Area: { customers: joined('customers', { areaId: 'id' }) },
  Address: { customer },
  CustomerPrice: { product },
  Customer: {
    prices: joined('customer_prices', ITS_OWN),
    addresses: joined('addresses', ITS_OWN, is('archivedAt', null)),
    agent: user('agentId'),
    area: joined('areas', { id: 'areaId' }),
    user: user('userId'),
    subscriptions: joined('subscriptions', ITS_OWN),
    orders: joined('orders', ITS_OWN),
    deliveryStatuses: joined('delivery_statuses', ITS_OWN),
    invoices: joined('invoices', ITS_OWN),
    ledger: joined('ledger_entries', ITS_OWN),
    payments: joined('payments', ITS_OWN),
  },
};
