import type { BenchCase } from '../harness/bench-case.ts';
import { caseDocument } from '../harness/documents.ts';

export const groupBy: BenchCase = {
  name: 'group-by',
  about: 'How many orders there are of each status and source: a figure over all orders.',
  connections: 4,
  questionCount: { quick: 1, full: 1 },

  questions: async () => [{ variables: {}, asker: { role: 'BILLING_ANALYST' } }],

  async askings() {
    const peer = { document: await caseDocument('group-by.peers'), read: readPeer };
    return {
      ours: { document: await caseDocument('group-by'), read: inOneOrder },
      limit: { read: inOneOrder },
      postgraphile: { document: await caseDocument('group-by.postgraphile'), read: readPostgraphile },
      pothos: peer,
      'apollo-prisma': peer,
      naive: peer,
    };
  },
};

interface Figure {
  readonly key: { readonly status: string; readonly source: string };
  readonly aggregate: { readonly count: number };
}

/** The document asks for no order of the groups, and every server has one of its own. */
function inOneOrder(data: unknown): unknown {
  const { orders } = data as { orders: { readonly totalCount: number; readonly groupBy: readonly Figure[] } };
  return figures(orders.totalCount, orders.groupBy);
}

function figures(totalCount: number, groups: readonly Figure[]) {
  const place = ({ key }: Figure) => `${key.status} ${key.source}`;
  return { orders: { totalCount, groupBy: [...groups].sort((one, other) => (place(one) < place(other) ? -1 : 1)) } };
}

interface PeerFigure {
  readonly status: string;
  readonly source: string;
  readonly count: number;
}

/** Prisma counts groups; how many rows there are in all follows, and is left to the client: less work for them than for ours. */
function readPeer(data: unknown): unknown {
  const { orderFigures } = data as { orderFigures: readonly PeerFigure[] };
  const total = orderFigures.reduce((sum, { count }) => sum + count, 0);
  return figures(
    total,
    orderFigures.map(({ status, source, count }) => ({ key: { status, source }, aggregate: { count } })),
  );
}

interface Grouped {
  readonly totalCount: number;
  readonly groupedAggregates: readonly {
    readonly keys: readonly [string, string];
    readonly distinctCount: { readonly rowId: string };
  }[];
}

function readPostgraphile(data: unknown): unknown {
  const { totalCount, groupedAggregates } = (data as { orders: Grouped }).orders;
  return figures(
    totalCount,
    groupedAggregates.map(({ keys: [status, source], distinctCount }) => ({
      key: { status, source },
      aggregate: { count: Number(distinctCount.rowId) },
    })),
  );
}
