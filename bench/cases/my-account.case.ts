import type { Asking, BenchCase } from '../harness/bench-case.ts';
import { pickCustomers } from '../harness/customers.ts';
import { BILLED_MONTH } from '../harness/dataset.ts';
import { caseDocument, exampleOperation } from '../harness/documents.ts';
import { asConnection, instant } from './read-postgraphile.ts';

/** Each customer has its own token; servers without authentication get the customer as an argument. */
export const myAccount: BenchCase = {
  name: 'my-account',
  about: 'A customer’s own account: what comes next and what is owed.',
  connections: 16,
  questionCount: { quick: 20, full: 100 },

  async questions(database, count) {
    const ids = await pickCustomers(database, count);
    return ids.map((customerId) => ({ variables: { from: BILLED_MONTH.to }, asker: { customerId } }));
  },

  async askings() {
    const variables: NonNullable<Asking['variables']> = ({ variables: { from }, asker }) => ({ ...asker, from });
    const peer = { document: await caseDocument('my-account.peers'), variables };
    return {
      ours: { document: await exampleOperation('frontend-my-account') },
      limit: { variables },
      postgraphile: {
        document: await caseDocument('my-account.postgraphile'),
        variables,
        read: readPostgraphile,
      },
      pothos: peer,
      'apollo-prisma': peer,
      naive: peer,
    };
  },
};

interface PostgraphileInvoice {
  readonly period: string;
  readonly payments: readonly { readonly payment: { readonly receivedAt: string } }[];
}

function readPostgraphile(data: unknown): unknown {
  const { user, orders, invoices, ...customer } = (data as { customer: Record<string, unknown> }).customer;
  const read = (invoices as readonly PostgraphileInvoice[]).map(({ period, payments, ...rest }) => ({
    ...rest,
    period: period.slice(0, 7),
    payments: payments.map(({ payment, ...allocation }) => ({
      ...allocation,
      payment: { ...payment, receivedAt: instant(payment.receivedAt) },
    })),
  }));
  return { viewer: { user, customer: { ...customer, orders: asConnection(orders), invoices: asConnection(read) } } };
}
