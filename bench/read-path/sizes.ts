import type { Viewer } from '../../src/access/viewer.ts';
import { exampleOperation } from '../harness/documents.ts';
import { median } from '../harness/statistics.ts';
import { openReads, type Reads, requestOf } from './open-reads.ts';

const CUSTOMERS = 15;
const ROUNDS = 15;

interface Subject {
  readonly id: string;
  readonly viewer: Viewer;
  readonly today: string;
}

interface Side extends Reads {
  readonly customers: number;
  readonly subjects: readonly Subject[];
}

interface Run {
  readonly executionMs: number;
  readonly pages: number;
}

/** The same queries of one customer in databases of different size, relative to the first one's median. */
export async function measureSizes(urls: readonly string[]): Promise<string> {
  const sides = await Promise.all(urls.map(openSide));
  const lines = [`Of one customer, ${CUSTOMERS} customers, ${ROUNDS} rounds in turn; medians:`];
  const [headline, account] = await Promise.all(
    ['frontend-customer-ledger', 'frontend-my-account'].map((name) => exampleOperation(name)),
  );
  const questions = [
    ['headline', headline as string, ({ id }: Subject) => ({ id })],
    ['my account', account as string, ({ today }: Subject) => ({ from: today })],
  ] as const;
  for (const [name, source, variables] of questions) {
    const runs = sides.map((): Run[] => []);
    // Round 0 warms the pages and is not counted. Sides take turns, so that a disturbance affects all alike.
    for (let round = 0; round <= ROUNDS; round++) {
      for (let at = 0; at < CUSTOMERS; at++) {
        for (const [which, side] of sides.entries()) {
          const run = await explain(
            side,
            source,
            variables(side.subjects[at] as Subject),
            side.subjects[at] as Subject,
          );
          if (round > 0) runs[which]?.push(run);
        }
      }
    }
    const all = runs.map((of) => ({
      executionMs: median(of.map(({ executionMs }) => executionMs)),
      pages: median(of.map(({ pages }) => pages)),
    }));
    const [first] = all;
    for (const [which, { executionMs, pages }] of all.entries()) {
      const ratio = (value: number, base: number | undefined) => `${(value / (base ?? Number.NaN)).toFixed(2)} ×`;
      lines.push(
        `  ${name.padEnd(10)}  ${String(sides[which]?.customers).padStart(7)} customers  ${executionMs.toFixed(3)} ms (${ratio(executionMs, first?.executionMs)})  ${pages} pages (${ratio(pages, first?.pages)})`,
      );
    }
  }
  await Promise.all(sides.map(({ database }) => database.close()));
  return lines.join('\n');
}

/** The middle customers by number of orders, so that both sides return about as much. */
async function openSide(url: string): Promise<Side> {
  const opened = await openReads(url);
  const { rows } = await opened.database.pool.query<{ id: string; user_id: string; today: string; count: number }>(
    `WITH counted AS (
       SELECT customer.id, customer.user_id, (SELECT count(*) FROM orders WHERE orders.customer_id = customer.id) AS orders,
              count(*) OVER ()::integer AS count
       FROM customers AS customer WHERE customer.user_id IS NOT NULL AND customer.status = 'ACTIVE'
     )
     SELECT id, user_id, business_today()::text AS today, (SELECT count(*)::integer FROM customers) AS count
     FROM counted ORDER BY abs(orders - (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY orders) FROM counted)), id
     LIMIT ${CUSTOMERS}`,
  );
  if (rows.length < CUSTOMERS) throw new Error(`${url} has fewer than ${CUSTOMERS} customers to query.`);
  return {
    ...opened,
    customers: rows[0]?.count ?? 0,
    subjects: rows.map(({ id, user_id: userId, today }) => ({
      ...{ id, today },
      viewer: { kind: 'USER', userId, role: 'CUSTOMER', customerId: id, mustChangePassword: false },
    })),
  };
}

async function explain(
  { schema, reads }: Side,
  source: string,
  variables: Readonly<Record<string, unknown>>,
  { viewer }: Subject,
): Promise<Run> {
  const explanation = await reads.explain(requestOf(schema, source, variables, viewer), { analyze: true });
  const plan = explanation?.plan ?? [];
  const buffers = plan.find((line) => line.includes('Buffers: shared')) ?? '';
  const count = (word: string) => Number(new RegExp(`\\b${word}=(\\d+)`).exec(buffers)?.[1] ?? 0);
  const execution = plan.find((line) => line.startsWith('Execution Time:')) ?? '';
  return { executionMs: Number.parseFloat(execution.slice(15)), pages: count('hit') + count('read') };
}
