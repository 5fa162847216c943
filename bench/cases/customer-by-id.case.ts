import type { BenchCase } from '../harness/bench-case.ts';
import { pickCustomers } from '../harness/customers.ts';
import { caseDocument } from '../harness/documents.ts';

export const customerById: BenchCase = {
  name: 'customer-by-id',
  about: 'Four columns of one row: the cost of a minimal request.',
  connections: 16,
  questionCount: { quick: 100, full: 500 },

  async questions(database, count) {
    const ids = await pickCustomers(database, count);
    return ids.map((id) => ({ variables: { id }, asker: { role: 'BILLING_ANALYST' } }));
  },

  async askings() {
    const document = await caseDocument('customer-by-id');
    return {
      ours: { document },
      limit: {},
      postgraphile: { document: await caseDocument('customer-by-id.postgraphile') },
      pothos: { document },
      'apollo-prisma': { document },
      naive: { document },
    };
  },
};
