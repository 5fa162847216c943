import { businessToday } from '../shared/business-today.ts';
import { type Filter, type OrderBy, toOrderBy, toWhere } from '../shared/filter.ts';
import type { Requested } from './requested.ts';

/**
 * Prisma's `include` for the selection, so that a root field is one query with joins. Undefined if nothing related is selected:
 * Prisma accepts no empty one.
 */
type Include = Record<string, unknown>;
type Includes = (requested: Requested) => Include | undefined;

interface ListArguments {
  readonly first: number;
  readonly after?: string;
  readonly filter?: Filter;
  readonly orderBy?: readonly OrderBy[];
}

export function pageOf({ first, after, filter, orderBy }: ListArguments) {
  return {
    where: toWhere(filter),
    orderBy: toOrderBy(orderBy),
    take: first + 1,
    ...(after === undefined || after === null ? {} : { cursor: { id: after }, skip: 1 }),
  };
}

export const nodesOf = (connection: Requested): Requested => connection.fields.get('nodes') ?? NOTHING;

const NOTHING: Requested = { args: {}, fields: new Map() };

const nothingRelated: Includes = () => undefined;

/** One entry for each selected related field. */
function includes(byField: Readonly<Record<string, (field: Requested) => Include>>): Includes {
  return ({ fields }) => {
    const include: Include = {};
    for (const [name, field] of fields) {
      for (const [relation, value] of Object.entries(byField[name]?.(field) ?? {})) {
        include[relation] = relation === '_count' ? merged(include[relation], value) : (include[relation] ?? value);
      }
    }
    return Object.keys(include).length === 0 ? undefined : include;
  };
}

const merged = (a: unknown, b: unknown): unknown => ({
  select: { ...(a as { select?: object } | undefined)?.select, ...(b as { select: object }).select },
});

/** `true` or the relation's own query. */
function related(below: Includes, field: Requested, query: object = {}): unknown {
  const include = below(field);
  const whole = include === undefined ? query : { ...query, include };
  return Object.keys(whole).length === 0 ? true : whole;
}

const productIncludes = includes({ product: () => ({ product: true }) });

const termInForce = () => ({
  terms: { where: { effectiveFrom: { lte: businessToday() } }, orderBy: { effectiveFrom: 'desc' }, take: 1 },
});

const subscriptionIncludes = includes({
  product: () => ({ product: true }),
  mode: termInForce,
  quantity: termInForce,
});

const deliveryIncludes = includes({ items: () => ({ items: { orderBy: { orderItemId: 'asc' } } }) });

const allocationIncludes = includes({ payment: () => ({ payment: true }) });

const invoiceIncludes = includes({
  payments: (field) => ({
    allocations: related(allocationIncludes, field, {
      where: { releasedAt: null },
      orderBy: [{ createdAt: 'asc' }, { paymentId: 'asc' }, { id: 'asc' }],
    }),
  }),
});

const lineIncludes = includes({ invoice: (field) => ({ invoice: related(invoiceIncludes, field) }) });

const items = (field: Requested) => ({ items: related(productIncludes, field, { orderBy: { id: 'asc' } }) });

const orderEdges = {
  customer: (field: Requested): Include => ({ customer: related(customerIncludes, field) }),
  subscription: (field: Requested) => ({ subscription: related(subscriptionIncludes, field) }),
  items,
  delivery: (field: Requested) => ({
    deliveryStatuses: related(deliveryIncludes, field, { where: { current: true }, take: 1 }),
  }),
  invoiceLines: (field: Requested) => ({
    invoiceLines: related(lineIncludes, field, { where: { live: true }, orderBy: [{ date: 'asc' }, { id: 'asc' }] }),
  }),
};

/** The total needs the items as well, whether or not they are selected themselves. */
export const orderIncludes: Includes = (requested) => {
  const include = includes(orderEdges)(requested);
  return requested.fields.has('total') ? { items: { orderBy: { id: 'asc' } }, ...include } : include;
};

export const customerIncludes: Includes = includes({
  user: (field) => ({ user: related(nothingRelated, field) }),
  area: (field) => ({ area: related(nothingRelated, field) }),
  balance: () => ({ ledgerEntries: { orderBy: { seq: 'desc' }, take: 1 } }),
  subscriptions: (field) => {
    const { first, filter } = field.args as unknown as ListArguments;
    const query = { where: toWhere(filter), orderBy: { id: 'asc' }, take: first };
    return { subscriptions: related(subscriptionIncludes, nodesOf(field), query) };
  },
  orders: (field) => {
    const page = pageOf(field.args as unknown as ListArguments);
    return {
      orders: related(orderIncludes, nodesOf(field), page),
      ...(field.fields.has('totalCount') ? { _count: { select: { orders: { where: page.where } } } } : {}),
    };
  },
  invoices: (field) => {
    const { first, orderBy } = field.args as unknown as ListArguments;
    const query = { orderBy: toOrderBy(orderBy), take: first };
    return { invoices: related(invoiceIncludes, nodesOf(field), query) };
  },
});
