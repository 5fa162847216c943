import type { BenchCase } from '../harness/bench-case.ts';
import { caseDocument, exampleOperation } from '../harness/documents.ts';

export const filteredList: BenchCase = {
  name: 'filtered-list',
  about: 'Ten customers by a part of the name, with area and balance, and the total count.',
  connections: 8,
  questionCount: { quick: 20, full: 100 },

  /** Three letters from the middle of existing names: some match many customers, some few. */
  async questions(database, count) {
    const { rows } = await database.query<{ part: string }>(
      `SELECT part FROM (SELECT DISTINCT lower(substr(name, 2, 3)) AS part FROM customers) AS parts
       WHERE part ~ '^[a-z]{3}$' ORDER BY md5(part) LIMIT $1`,
      [count],
    );
    return rows.map(({ part }) => ({ variables: { name: part }, asker: { role: 'BILLING_ANALYST' } }));
  },

  async askings() {
    const document = await exampleOperation('find-customers');
    return {
      ours: { document },
      limit: {},
      postgraphile: { document: await caseDocument('filtered-list.postgraphile') },
      pothos: { document },
      'apollo-prisma': { document },
      naive: { document },
    };
  },
};
