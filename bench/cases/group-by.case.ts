import type { BenchCase } from '../harness/bench-case.ts';
import { caseDocument } from '../harness/documents.ts';

export const groupBy: BenchCase = {
  name: 'group-by',
  about: 'Number of orders of each status and source: a figure over all orders.',
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

/** The document requests no order of groups, and every server has its own. */
function inOneOrder(data: unknown): unknown {
  return figures((data as { orders: { readonly groupBy: readonly Figure[] } }).orders.groupBy);
}

function figures(groups: readonly Figure[]) {
  const place = ({ key }: Figure) => `${key.status} ${key.source}`;
  return { orders: { groupBy: [...groups].sort((one, other) => (place(one) < place(other) ? -1 : 1)) } };
}

interface PeerFigure {
  readonly status: string;
  readonly source: string;
  readonly count: number;
}

function readPeer(data: unknown): unknown {
  const { orderFigures } = data as { orderFigures: readonly PeerFigure[] };
  return figures(orderFigures.map(({ status, source, count }) => ({ key: { status, source }, aggregate: { count } })));
}

interface Grouped {
  readonly groupedAggregates: readonly {
    readonly keys: readonly [string, string];
    readonly distinctCount: { readonly rowId: string };
  }[];
}

function readPostgraphile(data: unknown): unknown {
  const { groupedAggregates } = (data as { orders: Grouped }).orders;
  return figures(
    groupedAggregates.map(({ keys: [status, source], distinctCount }) => ({
      key: { status, source },
      aggregate: { count: Number(distinctCount.rowId) },
    })),
  );
}
