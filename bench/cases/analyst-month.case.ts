import type pg from 'pg';
import type { Asking, BenchCase, Question } from '../harness/bench-case.ts';
import { BILLED_MONTH } from '../harness/dataset.ts';
import { caseDocument } from '../harness/documents.ts';
import { withFigures } from './read-peers.ts';
import { readOrder } from './read-postgraphile.ts';

const PAGE = 50;
/** Our server's largest page: one step can reach a cursor this far. */
const DEEPEST = 500;

export const analystMonth = analystCase(
  'analyst-month',
  'A billing analyst’s page: 50 customers of an area with a month of orders, deliveries and bill lines, about 10,000 objects.',
  () => 0,
);

export const analystMonthDeep = analystCase(
  'analyst-month-deep',
  'The same far down the list, after up to 500 customers, by cursor.',
  (customersOfArea) => Math.max(0, Math.min(DEEPEST, customersOfArea - PAGE)),
);

function analystCase(name: string, about: string, depth: (customersOfArea: number) => number): BenchCase {
  return {
    name,
    about,
    connections: 4,
    questionCount: { quick: 3, full: 6 },

    async questions(database, count) {
      const { rows } = await database.query<{ id: string; customers: number }>(
        `SELECT area_id AS id, count(*)::int AS customers FROM customers WHERE area_id IS NOT NULL
         GROUP BY area_id ORDER BY count(*) DESC, area_id LIMIT $1`,
        [count],
      );
      return Promise.all(rows.map(({ id, customers }) => questionAbout(database, id, depth(customers))));
    },

    async askings() {
      const cursor = (data: unknown) => (data as Page).customers.pageInfo.endCursor;
      const pages = { document: await caseDocument('analyst-pages'), cursor };
      const peer = { document: await caseDocument('analyst-month.peers'), pages, read: withFigures };
      return {
        ours: { document: await caseDocument('analyst-month'), pages },
        limit: {
          route: 'analyst-month',
          variables: ({ variables, position }) => ({ ...variables, afterName: position?.name, afterId: position?.id }),
        },
        postgraphile: {
          document: await caseDocument('analyst-month.postgraphile'),
          pages: { document: await caseDocument('analyst-pages.postgraphile'), cursor },
          read: readPostgraphile,
        },
        pothos: peer,
        'apollo-prisma': peer,
        naive: { ...peer, comparedOnly: true },
      } satisfies Record<string, Asking>;
    },
  };
}

interface Page {
  readonly customers: { readonly pageInfo: { readonly endCursor: string } };
}

async function questionAbout(database: pg.Pool, area: string, behind: number): Promise<Question> {
  const question = { variables: { area, ...BILLED_MONTH }, asker: { role: 'BILLING_ANALYST' } } as const;
  if (behind === 0) return question;
  const { rows } = await database.query<{ id: string; name: string }>(
    `SELECT id, name FROM customers WHERE area_id = $1 ORDER BY name COLLATE "und-x-icu", id OFFSET $2 LIMIT 1`,
    [area, behind - 1],
  );
  const last = rows[0];
  if (last === undefined) throw new Error(`Area ${area} has no ${behind} customers.`);
  return { ...question, position: { ...last, variables: { area, first: behind } } };
}

interface PostgraphileMonth {
  readonly customers: {
    readonly nodes: readonly { readonly orders: { readonly nodes: readonly PostgraphileOrder[] } }[];
  };
}

interface PostgraphileOrder {
  readonly invoiceLines: readonly { readonly invoice: { readonly period: string } }[];
}

function readPostgraphile(data: unknown): unknown {
  const { customers } = data as PostgraphileMonth;
  const nodes = customers.nodes.map(({ orders, ...customer }) => ({
    ...customer,
    orders: { ...orders, nodes: orders.nodes.map((order) => readOrder({ ...order, invoiceLines: linesOf(order) })) },
  }));
  return withFigures({ customers: { ...customers, nodes } });
}

const linesOf = ({ invoiceLines }: PostgraphileOrder) =>
  invoiceLines.map((line) => ({ ...line, invoice: { ...line.invoice, period: line.invoice.period.slice(0, 7) } }));
