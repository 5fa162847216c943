import type { BenchCase } from '../harness/bench-case.ts';
import { BILLED_MONTH } from '../harness/dataset.ts';
import { caseDocument } from '../harness/documents.ts';
import { readOrder } from './read-postgraphile.ts';

export const deliveryRun: BenchCase = {
  name: 'delivery-run',
  about: 'An agent’s orders of a day, up to 200, with customer, address, items and what was delivered.',
  connections: 8,
  questionCount: { quick: 10, full: 40 },

  /** The busiest rounds of the month. */
  async questions(database, count) {
    const { rows } = await database.query<{ agent: string; date: string }>(
      `SELECT agent_id AS agent, delivery_date::text AS date FROM orders
       WHERE delivery_date >= $2 AND delivery_date < $3 AND agent_id IS NOT NULL
       GROUP BY agent_id, delivery_date ORDER BY count(*) DESC, agent_id, delivery_date LIMIT $1`,
      [count, BILLED_MONTH.from, BILLED_MONTH.to],
    );
    return rows.map((variables) => ({ variables, asker: { role: 'BILLING_ANALYST' } }));
  },

  async askings() {
    const document = await caseDocument('delivery-run');
    return {
      ours: { document },
      limit: {},
      postgraphile: { document: await caseDocument('delivery-run.postgraphile'), read: readPostgraphile },
      pothos: { document },
      'apollo-prisma': { document },
      naive: { document },
    };
  },
};

type Flat = Readonly<Record<'line1' | 'line2' | 'landmark' | 'city' | 'pincode', string | null>>;

/** The address is in the order's own columns, from which the client makes the object. */
function readPostgraphile(data: unknown): unknown {
  const { orders } = data as { orders: { nodes: readonly Flat[] } };
  const nodes = orders.nodes.map(({ line1, line2, landmark, city, pincode, ...order }) =>
    readOrder({ ...order, address: line1 === null ? null : { line1, line2, landmark, city, pincode } }),
  );
  return { orders: { ...orders, nodes } };
}
