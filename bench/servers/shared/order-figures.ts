import type { PrismaClient } from '../../.generated/prisma/client.ts';

export interface OrderFigure {
  readonly status: string;
  readonly source: string;
  readonly count: number;
}

/** Prisma's own grouping, one statement. */
export async function countOrders(prisma: Pick<PrismaClient, 'order'>): Promise<OrderFigure[]> {
  const groups = await prisma.order.groupBy({ by: ['status', 'source'], _count: { _all: true } });
  return groups.map(({ status, source, _count }) => ({ status, source, count: _count._all }));
}
