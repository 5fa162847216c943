import type {
  Customer,
  DeliveryStatus,
  Invoice,
  InvoiceLine,
  Order,
  OrderItem,
  PaymentAllocation,
  Subscription,
} from '../../.generated/prisma/client.ts';
import { businessToday } from '../shared/business-today.ts';
import { type Filter, type OrderBy, toOrderBy, toWhere } from '../shared/filter.ts';
import { amountDueOf, paymentStatusOf } from '../shared/invoice-rules.ts';
import { openPrisma } from '../shared/open-prisma.ts';
import { countOrders } from '../shared/order-figures.ts';
import { CalendarDate, Money, Month, Quantity, Timestamp } from '../shared/scalars.ts';

interface ListArguments {
  readonly first: number;
  readonly after?: string | null;
  readonly filter?: Filter | null;
  readonly orderBy?: readonly OrderBy[] | null;
}

const prisma = openPrisma();

/** The content of a connection; graphql-js calls functions only if they are selected. */
async function connection<Row extends { id: string }>(
  { first, after, orderBy }: ListArguments,
  find: (page: object) => Promise<Row[]>,
  count: () => Promise<number>,
  aggregate?: () => Promise<object>,
) {
  const rows = await find({
    take: first + 1,
    ...(after ? { cursor: { id: after }, skip: 1 } : {}),
    orderBy: toOrderBy(orderBy),
  });
  const nodes = rows.slice(0, first);
  return {
    nodes,
    pageInfo: { hasNextPage: rows.length > first, endCursor: nodes.at(-1)?.id ?? null },
    totalCount: count,
    aggregate,
  };
}

const orders = (args: ListArguments, owner: { customerId?: string }) => {
  const where = { ...owner, ...toWhere(args.filter) };
  return connection(
    args,
    (page) => prisma.order.findMany({ where, ...page }),
    () => prisma.order.count({ where }),
    async () => ({
      count: await prisma.order.count({ where }),
      sum: {
        total: async () =>
          (await prisma.orderItem.aggregate({ where: { order: where }, _sum: { amount: true } }))._sum.amount ?? 0,
      },
    }),
  );
};

const termOf = (subscription: Subscription) =>
  prisma.subscriptionTerm.findFirstOrThrow({
    where: {
      customerId: subscription.customerId,
      subscriptionId: subscription.id,
      effectiveFrom: { lte: businessToday() },
    },
    orderBy: { effectiveFrom: 'desc' },
  });

export const resolvers = {
  Date: CalendarDate,
  DateTime: Timestamp,
  Money,
  Month,
  Quantity,

  Query: {
    customer: (_: unknown, { id }: { id: string }) => prisma.customer.findUnique({ where: { id } }),
    customers: (_: unknown, args: ListArguments) => {
      const where = toWhere(args.filter);
      return connection(
        args,
        (page) => prisma.customer.findMany({ where, ...page }),
        () => prisma.customer.count({ where }),
      );
    },
    orders: (_: unknown, args: ListArguments) => orders(args, {}),
    orderFigures: () => countOrders(prisma),
    viewer: (_: unknown, { customerId }: { customerId: string }) => ({ customerId }),
  },
  Viewer: {
    user: ({ customerId }: { customerId: string }) => prisma.user.findUnique({ where: { customerId } }),
    customer: ({ customerId }: { customerId: string }) => prisma.customer.findUnique({ where: { id: customerId } }),
  },
  Customer: {
    balance: async ({ id }: Customer) => {
      const last = await prisma.ledgerEntry.findFirst({ where: { customerId: id }, orderBy: { seq: 'desc' } });
      return last?.balanceAfter ?? 0;
    },
    user: ({ userId }: Customer) => userId && prisma.user.findUnique({ where: { id: userId } }),
    area: ({ areaId }: Customer) => areaId && prisma.area.findUnique({ where: { id: areaId } }),
    subscriptions: async ({ id }: Customer, { first, filter }: ListArguments) => ({
      nodes: await prisma.subscription.findMany({
        where: { customerId: id, ...toWhere(filter) },
        orderBy: { id: 'asc' },
        take: first,
      }),
    }),
    orders: ({ id }: Customer, args: ListArguments) => orders(args, { customerId: id }),
    invoices: async ({ id }: Customer, { first, orderBy }: ListArguments) => ({
      nodes: await prisma.invoice.findMany({ where: { customerId: id }, orderBy: toOrderBy(orderBy), take: first }),
    }),
  },
  DeliverySubscription: {
    mode: async (subscription: Subscription) => (await termOf(subscription)).mode,
    quantity: async (subscription: Subscription) => (await termOf(subscription)).quantity,
    product: ({ productId }: Subscription) => prisma.product.findUnique({ where: { id: productId } }),
  },
  Order: {
    total: async ({ customerId, id }: Order) => {
      const { _sum } = await prisma.orderItem.aggregate({ where: { customerId, orderId: id }, _sum: { amount: true } });
      return _sum.amount ?? 0;
    },
    address: (order: Order) =>
      order.addressLine1 && {
        line1: order.addressLine1,
        line2: order.addressLine2,
        landmark: order.addressLandmark,
        city: order.addressCity,
        pincode: order.addressPincode,
      },
    customer: ({ customerId }: Order) => prisma.customer.findUnique({ where: { id: customerId } }),
    subscription: ({ subscriptionId }: Order) =>
      subscriptionId && prisma.subscription.findUnique({ where: { id: subscriptionId } }),
    items: ({ customerId, id }: Order) =>
      prisma.orderItem.findMany({ where: { customerId, orderId: id }, orderBy: { id: 'asc' } }),
    delivery: ({ customerId, id }: Order) =>
      prisma.deliveryStatus.findFirst({ where: { customerId, orderId: id, current: true } }),
    invoiceLines: ({ customerId, id }: Order) =>
      prisma.invoiceLine.findMany({
        where: { customerId, orderId: id, live: true },
        orderBy: [{ date: 'asc' }, { id: 'asc' }],
      }),
  },
  OrderItem: {
    product: ({ productId }: OrderItem) => prisma.product.findUnique({ where: { id: productId } }),
  },
  DeliveryStatus: {
    items: ({ customerId, orderId, id }: DeliveryStatus) =>
      prisma.deliveryItem.findMany({
        where: { customerId, orderId, deliveryStatusId: id },
        orderBy: { orderItemId: 'asc' },
      }),
  },
  InvoiceLine: {
    invoice: ({ customerId, invoiceId }: InvoiceLine) =>
      prisma.invoice.findUnique({ where: { customerId_id: { customerId, id: invoiceId } } }),
  },
  Invoice: {
    amountDue: amountDueOf,
    paymentStatus: paymentStatusOf,
    payments: ({ customerId, id }: Invoice) =>
      prisma.paymentAllocation.findMany({
        where: { customerId, invoiceId: id, releasedAt: null },
        orderBy: [{ createdAt: 'asc' }, { paymentId: 'asc' }, { id: 'asc' }],
      }),
  },
  PaymentAllocation: {
    payment: ({ customerId, paymentId }: PaymentAllocation) =>
      prisma.payment.findUnique({ where: { customerId_id: { customerId, id: paymentId } } }),
  },
};
