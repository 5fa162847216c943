import type { BenchCase } from '../harness/bench-case.ts';
import { pickCustomers } from '../harness/customers.ts';
import { caseDocument, exampleOperation } from '../harness/documents.ts';
import { asConnection, readOrder } from './read-postgraphile.ts';

export const headline: BenchCase = {
  name: 'headline',
  about: 'One customer with login, plans, 20 orders, their deliveries and where they were billed.',
  connections: 16,
  questionCount: { quick: 100, full: 500 },

  async questions(database, count) {
    const ids = await pickCustomers(database, count);
    return ids.map((id) => ({ variables: { id, orders: 20 }, asker: { role: 'BILLING_ANALYST' } }));
  },

  async askings() {
    const document = await exampleOperation('frontend-customer-ledger');
    return {
      ours: { document },
      limit: {},
      postgraphile: { document: await caseDocument('headline.postgraphile'), read: readPostgraphile },
      pothos: { document },
      'apollo-prisma': { document },
      naive: { document },
    };
  },
};

interface PostgraphileLedger {
  readonly customer: {
    readonly subscriptions: readonly { readonly plan: object }[];
    readonly orders: { readonly nodes: readonly unknown[] };
  };
}

function readPostgraphile(data: unknown): unknown {
  const { customer } = data as PostgraphileLedger;
  const subscriptions = customer.subscriptions.map(({ plan, ...rest }) => ({ ...rest, ...plan }));
  const orders = { ...customer.orders, nodes: customer.orders.nodes.map(readOrder) };
  return { customer: { ...customer, subscriptions: asConnection(subscriptions), orders } };
}
