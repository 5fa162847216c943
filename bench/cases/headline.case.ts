import type { BenchCase } from '../harness/bench-case.ts';
import { pickCustomers } from '../harness/customers.ts';
import { exampleOperation } from '../harness/documents.ts';

export const headline: BenchCase = {
  name: 'headline',
  about: 'One customer with login, plans, 20 orders, what was delivered of them and where they were billed.',
  connections: 16,
  questionCount: { quick: 100, full: 500 },

  async questions(database, count) {
    const ids = await pickCustomers(database, count);
    return ids.map((id) => ({ variables: { id, orders: 20 }, asker: { role: 'BILLING_ANALYST' } }));
  },

  async askings() {
    const document = await exampleOperation('frontend-customer-ledger');
    return { ours: { document }, limit: {}, naive: { document } };
  },
};
