import './types.ts';
import { toOrderBy, toWhere } from '../shared/filter.ts';
import { countOrders, type OrderFigure as Figure } from '../shared/order-figures.ts';
import { builder, prisma } from './builder.ts';
import { CustomerFilter, CustomerOrderBy, OrderFilter, OrderOrderBy } from './inputs.ts';

const Viewer = builder.objectRef<{ customerId: string }>('Viewer').implement({
  fields: (t) => ({
    user: t.prismaField({
      type: 'User',
      nullable: true,
      resolve: (query, { customerId }) => prisma.user.findUnique({ ...query, where: { customerId } }),
    }),
    customer: t.prismaField({
      type: 'Customer',
      nullable: true,
      resolve: (query, { customerId }) => prisma.customer.findUnique({ ...query, where: { id: customerId } }),
    }),
  }),
});

const OrderFigure = builder.objectRef<Figure>('OrderFigure').implement({
  fields: (t) => ({
    status: t.exposeString('status'),
    source: t.exposeString('source'),
    count: t.exposeInt('count'),
  }),
});

builder.queryType({
  fields: (t) => ({
    customer: t.prismaField({
      type: 'Customer',
      nullable: true,
      args: { id: t.arg.id({ required: true }) },
      resolve: (query, _root, { id }) => prisma.customer.findUnique({ ...query, where: { id } }),
    }),
    customers: t.prismaConnection({
      type: 'Customer',
      cursor: 'id',
      args: { filter: t.arg({ type: CustomerFilter }), orderBy: t.arg({ type: [CustomerOrderBy] }) },
      totalCount: (_root, { filter }) => prisma.customer.count({ where: toWhere(filter) }),
      resolve: (query, _root, { filter, orderBy }) =>
        prisma.customer.findMany({ ...query, where: toWhere(filter), orderBy: toOrderBy(orderBy) }),
    }),
    orders: t.prismaConnection({
      type: 'Order',
      cursor: 'id',
      args: { filter: t.arg({ type: OrderFilter }), orderBy: t.arg({ type: [OrderOrderBy] }) },
      totalCount: (_root, { filter }) => prisma.order.count({ where: toWhere(filter) }),
      resolve: (query, _root, { filter, orderBy }) =>
        prisma.order.findMany({ ...query, where: toWhere(filter), orderBy: toOrderBy(orderBy) }),
    }),
    orderFigures: t.field({ type: [OrderFigure], resolve: () => countOrders(prisma) }),
    viewer: t.field({
      description: 'There is no authentication here: who asks is an argument.',
      type: Viewer,
      args: { customerId: t.arg.id({ required: true }) },
      resolve: (_root, { customerId }) => ({ customerId }),
    }),
  }),
});

export const schema = builder.toSchema();
