interface Ordered {
  readonly customers: { readonly nodes: readonly { readonly orders: Orders }[] };
}

interface Orders {
  readonly totalCount: number;
  readonly nodes: readonly { readonly total: string }[];
}

/** Peers without aggregates send each order's total instead, and the client adds up: less work for them than for ours. */
export function withFigures(data: unknown): unknown {
  const { customers } = data as Ordered;
  const nodes = customers.nodes.map(({ orders, ...customer }) => ({ ...customer, orders: figured(orders) }));
  return { customers: { ...customers, nodes } };
}

function figured({ totalCount, nodes }: Orders) {
  const paise = nodes.reduce((sum, { total }) => sum + Math.round(Number(total) * 100), 0);
  return {
    totalCount,
    aggregate: { count: totalCount, sum: { total: nodes.length === 0 ? null : (paise / 100).toFixed(2) } },
    nodes: nodes.map(({ total: _total, ...order }) => order),
  };
}
