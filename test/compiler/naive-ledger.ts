import type { PrismaClient } from '../../src/generated/prisma/client.ts';

/**
 * The headline query's answer without pageInfo, read edge by edge with Prisma Client and assembled in JavaScript: shares no code
 * with the compiler.
 */
export async function readLedgerNaively(prisma: PrismaClient, customerId: string, orderCount: number) {
  const customer = await prisma.customer.findUniqueOrThrow({ where: { id: customerId }, include: { user: true } });
  const lastEntry = await prisma.ledgerEntry.findFirst({ where: { customerId }, orderBy: { seq: 'desc' } });
  const subscriptions = await prisma.subscription.findMany({
    where: { customerId, status: 'ACTIVE' },
    orderBy: { id: 'asc' },
    take: 10,
    include: { product: true, terms: { orderBy: { effectiveFrom: 'asc' } } },
  });
  const [{ today }] = await prisma.$queryRaw<[{ today: Date }]>`SELECT business_today() AS today`;
  const orders = await prisma.order.findMany({
    where: { customerId },
    orderBy: [{ deliveryDate: 'desc' }, { id: 'desc' }],
    take: orderCount,
    include: { items: { include: { product: true }, orderBy: { id: 'asc' } } },
  });
  return {
    id: customer.id,
    name: customer.name,
    phone: customer.phone,
    balance: (lastEntry?.balanceAfter ?? 0).toFixed(2),
    user: customer.user && {
      id: customer.user.id,
      email: customer.user.email,
      role: customer.user.role,
      status: customer.user.status,
    },
    subscriptions: {
      nodes: subscriptions.map(({ id, product, terms }) => {
        const begun = terms.filter((term) => term.effectiveFrom <= today);
        const term = begun.at(-1) ?? terms[0];
        return {
          id,
          mode: term?.mode,
          quantity: term?.quantity.toFixed(3),
          product: { name: product.name, unit: product.unit },
        };
      }),
    },
    orders: { nodes: await Promise.all(orders.map((order) => readOrder(prisma, order))) },
  };
}

type OrderWithItems = Awaited<ReturnType<PrismaClient['order']['findMany']>>[number] & {
  items: {
    id: string;
    quantity: { toFixed(digits: number): string };
    unitPrice: { toFixed(digits: number): string };
    amount: { toFixed(digits: number): string; toNumber(): number };
    product: { name: string };
  }[];
};

async function readOrder(prisma: PrismaClient, order: OrderWithItems) {
  const { customerId, id: orderId } = order;
  const delivery = await prisma.deliveryStatus.findFirst({
    where: { customerId, orderId, current: true },
    include: { items: { orderBy: { orderItemId: 'asc' } } },
  });
  const lines = await prisma.invoiceLine.findMany({
    where: { customerId, orderId, live: true },
    orderBy: [{ date: 'asc' }, { id: 'asc' }],
    include: { invoice: true },
  });
  const totalPaise = order.items.reduce((sum, item) => sum + Math.round(item.amount.toNumber() * 100), 0);
  return {
    id: orderId,
    status: order.status,
    deliveryDate: order.deliveryDate.toISOString().slice(0, 10),
    total: (totalPaise / 100).toFixed(2),
    subscription: order.subscriptionId === null ? null : { id: order.subscriptionId },
    items: order.items.map((item) => ({
      quantity: item.quantity.toFixed(3),
      unitPrice: item.unitPrice.toFixed(2),
      amount: item.amount.toFixed(2),
      product: { name: item.product.name },
    })),
    delivery: delivery && {
      status: delivery.status,
      occurredAt: delivery.occurredAt.toISOString(),
      method: delivery.method,
      items: delivery.items.map((item) => ({
        orderedQuantity: item.orderedQuantity.toFixed(3),
        deliveredQuantity: item.deliveredQuantity.toFixed(3),
      })),
    },
    invoiceLines: lines.map(({ amount, invoice }) => ({
      amount: amount.toFixed(2),
      invoice: {
        number: invoice.number,
        status: invoice.status,
        total: invoice.total.toFixed(2),
        amountDue: invoice.total.minus(invoice.amountPaid).minus(invoice.amountCredited).toFixed(2),
      },
    })),
  };
}
