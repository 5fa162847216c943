import { businessToday } from '../shared/business-today.ts';
import { toOrderBy, toWhere } from '../shared/filter.ts';
import { amountDueOf, paymentStatusOf } from '../shared/invoice-rules.ts';
import { builder } from './builder.ts';
import { InvoiceOrderBy, OrderFilter, OrderOrderBy, SubscriptionFilter } from './inputs.ts';

builder.prismaObject('User', {
  fields: (t) => ({
    id: t.exposeID('id'),
    email: t.exposeString('email'),
    role: t.exposeString('role'),
    status: t.exposeString('status'),
  }),
});

builder.prismaObject('Area', { fields: (t) => ({ id: t.exposeID('id'), name: t.exposeString('name') }) });

builder.prismaObject('Product', {
  fields: (t) => ({ name: t.exposeString('name'), unit: t.exposeString('unit') }),
});

builder.prismaObject('Customer', {
  fields: (t) => ({
    id: t.exposeID('id'),
    name: t.exposeString('name'),
    phone: t.exposeString('phone', { nullable: true }),
    status: t.exposeString('status'),
    balance: t.field({
      type: 'Money',
      select: { ledgerEntries: { orderBy: { seq: 'desc' }, take: 1, select: { balanceAfter: true } } },
      resolve: ({ ledgerEntries }) => ledgerEntries[0]?.balanceAfter ?? 0,
    }),
    user: t.relation('user', { nullable: true }),
    area: t.relation('area', { nullable: true }),
    subscriptions: t.relatedConnection('subscriptions', {
      cursor: 'id',
      args: { filter: t.arg({ type: SubscriptionFilter }) },
      query: ({ filter }) => ({ where: toWhere(filter), orderBy: { id: 'asc' } }),
    }),
    orders: t.relatedConnection('orders', {
      cursor: 'id',
      totalCount: true,
      args: { filter: t.arg({ type: OrderFilter }), orderBy: t.arg({ type: [OrderOrderBy] }) },
      query: ({ filter, orderBy }) => ({ where: toWhere(filter), orderBy: toOrderBy(orderBy) }),
    }),
    invoices: t.relatedConnection('invoices', {
      cursor: 'id',
      args: { orderBy: t.arg({ type: [InvoiceOrderBy] }) },
      query: ({ orderBy }) => ({ orderBy: toOrderBy(orderBy) }),
    }),
  }),
});

const termInForce = () =>
  ({
    terms: { where: { effectiveFrom: { lte: businessToday() } }, orderBy: { effectiveFrom: 'desc' }, take: 1 },
  }) as const;

builder.prismaObject('Subscription', {
  name: 'DeliverySubscription',
  fields: (t) => ({
    id: t.exposeID('id'),
    mode: t.string({ select: termInForce, resolve: ({ terms }) => terms[0]?.mode as string }),
    quantity: t.field({ type: 'Quantity', select: termInForce, resolve: ({ terms }) => terms[0]?.quantity }),
    product: t.relation('product'),
  }),
});

const Address = builder
  .objectRef<{
    line1: string;
    line2: string | null;
    landmark: string | null;
    city: string | null;
    pincode: string | null;
  }>('Address')
  .implement({
    fields: (t) => ({
      line1: t.exposeString('line1'),
      line2: t.exposeString('line2', { nullable: true }),
      landmark: t.exposeString('landmark', { nullable: true }),
      city: t.exposeString('city', { nullable: true }),
      pincode: t.exposeString('pincode', { nullable: true }),
    }),
  });

const DeliveryStatus = builder.prismaObject('DeliveryStatus', {
  fields: (t) => ({
    status: t.exposeString('status'),
    occurredAt: t.expose('occurredAt', { type: 'DateTime' }),
    method: t.exposeString('method'),
    items: t.relation('items', { query: { orderBy: { orderItemId: 'asc' } } }),
  }),
});

builder.prismaObject('DeliveryItem', {
  fields: (t) => ({
    orderedQuantity: t.expose('orderedQuantity', { type: 'Quantity' }),
    deliveredQuantity: t.expose('deliveredQuantity', { type: 'Quantity' }),
  }),
});

/** The same for the items and for their sum, so that the plugin reads them once. */
const ITEM_ORDER = { orderBy: { id: 'asc' } } as const;

builder.prismaObject('Order', {
  fields: (t) => ({
    id: t.exposeID('id'),
    source: t.exposeString('source'),
    status: t.exposeString('status'),
    shift: t.exposeString('shift'),
    deliveryDate: t.expose('deliveryDate', { type: 'Date' }),
    total: t.field({
      type: 'Money',
      select: { items: { ...ITEM_ORDER, select: { amount: true } } },
      resolve: ({ items: [first, ...rest] }) =>
        rest.reduce((sum, { amount }) => sum.add(amount), first?.amount as NonNullable<typeof first>['amount']) ?? 0,
    }),
    address: t.field({
      type: Address,
      nullable: true,
      resolve: (order) =>
        order.addressLine1 === null
          ? null
          : {
              line1: order.addressLine1,
              line2: order.addressLine2,
              landmark: order.addressLandmark,
              city: order.addressCity,
              pincode: order.addressPincode,
            },
    }),
    customer: t.relation('customer'),
    subscription: t.relation('subscription', { nullable: true }),
    items: t.relation('items', { query: ITEM_ORDER }),
    delivery: t.field({
      type: DeliveryStatus,
      nullable: true,
      select: (_args, _context, nestedSelection) => ({
        deliveryStatuses: nestedSelection({ where: { current: true }, take: 1 }),
      }),
      resolve: ({ deliveryStatuses }) => deliveryStatuses[0] ?? null,
    }),
    invoiceLines: t.relation('invoiceLines', {
      query: { where: { live: true }, orderBy: [{ date: 'asc' }, { id: 'asc' }] },
    }),
  }),
});

builder.prismaObject('OrderItem', {
  fields: (t) => ({
    id: t.exposeID('id'),
    quantity: t.expose('quantity', { type: 'Quantity' }),
    unitPrice: t.expose('unitPrice', { type: 'Money' }),
    amount: t.expose('amount', { type: 'Money' }),
    product: t.relation('product'),
  }),
});

builder.prismaObject('InvoiceLine', {
  fields: (t) => ({ amount: t.expose('amount', { type: 'Money' }), invoice: t.relation('invoice') }),
});

builder.prismaObject('Invoice', {
  fields: (t) => ({
    number: t.exposeString('number', { nullable: true }),
    period: t.expose('period', { type: 'Month' }),
    status: t.exposeString('status'),
    total: t.expose('total', { type: 'Money' }),
    amountDue: t.field({ type: 'Money', resolve: amountDueOf }),
    paymentStatus: t.string({ resolve: paymentStatusOf }),
    payments: t.relation('allocations', {
      query: { where: { releasedAt: null }, orderBy: [{ createdAt: 'asc' }, { paymentId: 'asc' }, { id: 'asc' }] },
    }),
  }),
});

builder.prismaObject('PaymentAllocation', {
  fields: (t) => ({ amount: t.expose('amount', { type: 'Money' }), payment: t.relation('payment') }),
});

builder.prismaObject('Payment', {
  fields: (t) => ({
    method: t.exposeString('method'),
    receivedAt: t.expose('receivedAt', { type: 'DateTime' }),
  }),
});
