import type { Decimal } from '@prisma/client/runtime/client';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { amountDueOf, paymentStatusOf } from '../shared/invoice-rules.ts';
import { openPrisma } from '../shared/open-prisma.ts';
import { countOrders } from '../shared/order-figures.ts';
import { Money, Quantity } from '../shared/scalars.ts';
import { customerIncludes, nodesOf, orderIncludes, pageOf } from './includes.ts';
import { CustomerPage, InvoicePage, OrderPage, SubscriptionPage } from './inputs.ts';
import { requestedBy } from './requested.ts';
import {
  Address,
  Customer,
  CustomerConnection,
  DeliveryStatus,
  DeliverySubscription,
  Invoice,
  InvoiceConnection,
  Order,
  OrderConnection,
  OrderFigure,
  PaymentAllocation,
  SubscriptionConnection,
  Viewer,
} from './types.ts';

const prisma = openPrisma();

/** Prisma returns what the includes request; static types cannot follow a selection made at run time. */
// biome-ignore lint/suspicious/noExplicitAny: see above
type Row = any;

/** One query for a root field: rows are joined by PostgreSQL. */
const joined = { relationLoadStrategy: 'join' } as const;

const withInclude = (include: object | undefined): Row => (include === undefined ? {} : { include });

function connectionOf(rows: Row[], first: number) {
  const nodes = rows.slice(0, first);
  return { nodes, pageInfo: { hasNextPage: rows.length > first, endCursor: nodes.at(-1)?.id ?? null } };
}

@Resolver()
export class QueryResolver {
  @Query(() => Customer, { nullable: true })
  async customer(@Arg('id', () => ID) id: string, @Info() info: GraphQLResolveInfo): Promise<Row> {
    return prisma.customer.findUnique({
      ...joined,
      where: { id },
      ...withInclude(customerIncludes(requestedBy(info))),
    });
  }

  @Query(() => CustomerConnection)
  async customers(@Args(() => CustomerPage) args: CustomerPage, @Info() info: GraphQLResolveInfo): Promise<Row> {
    const requested = requestedBy(info);
    const page = pageOf(args as never);
    const [rows, totalCount] = await Promise.all([
      prisma.customer.findMany({ ...joined, ...page, ...withInclude(customerIncludes(nodesOf(requested))) }),
      requested.fields.has('totalCount') ? prisma.customer.count({ where: page.where }) : undefined,
    ]);
    return { ...connectionOf(rows, args.first), totalCount };
  }

  @Query(() => OrderConnection)
  async orders(@Args(() => OrderPage) args: OrderPage, @Info() info: GraphQLResolveInfo): Promise<Row> {
    const requested = requestedBy(info);
    const page = pageOf(args as never);
    const [rows, totalCount] = await Promise.all([
      prisma.order.findMany({ ...joined, ...page, ...withInclude(orderIncludes(nodesOf(requested))) }),
      requested.fields.has('totalCount') ? prisma.order.count({ where: page.where }) : undefined,
    ]);
    return { ...connectionOf(rows, args.first), totalCount };
  }

  @Query(() => [OrderFigure])
  orderFigures(): Promise<OrderFigure[]> {
    return countOrders(prisma);
  }

  /** There is no authentication here: the customer is an argument. */
  @Query(() => Viewer)
  async viewer(@Arg('customerId', () => ID) customerId: string, @Info() info: GraphQLResolveInfo): Promise<Row> {
    const { fields } = requestedBy(info);
    const customer = fields.get('customer');
    const [user, row] = await Promise.all([
      fields.has('user') ? prisma.user.findUnique({ where: { customerId } }) : undefined,
      customer &&
        prisma.customer.findUnique({
          ...joined,
          where: { id: customerId },
          ...withInclude(customerIncludes(customer)),
        }),
    ]);
    return { user, customer: row };
  }
}

@Resolver(() => Customer)
export class CustomerResolver {
  @FieldResolver(() => Money)
  balance(@Root() { ledgerEntries }: Row): unknown {
    return ledgerEntries[0]?.balanceAfter ?? 0;
  }

  @FieldResolver(() => SubscriptionConnection)
  subscriptions(@Root() { subscriptions }: Row, @Args(() => SubscriptionPage) _args: SubscriptionPage): Row {
    return { nodes: subscriptions };
  }

  @FieldResolver(() => OrderConnection)
  orders(@Root() { orders, _count }: Row, @Args(() => OrderPage) { first }: OrderPage): Row {
    return { ...connectionOf(orders, first), totalCount: _count?.orders };
  }

  @FieldResolver(() => InvoiceConnection)
  invoices(@Root() { invoices }: Row, @Args(() => InvoicePage) _args: InvoicePage): Row {
    return { nodes: invoices };
  }
}

@Resolver(() => DeliverySubscription)
export class DeliverySubscriptionResolver {
  @FieldResolver(() => String)
  mode(@Root() { terms }: Row): string {
    return terms[0].mode;
  }

  @FieldResolver(() => Quantity)
  quantity(@Root() { terms }: Row): unknown {
    return terms[0].quantity;
  }
}

@Resolver(() => Order)
export class OrderResolver {
  @FieldResolver(() => Money)
  total(@Root() { items }: Row): unknown {
    const amounts: Decimal[] = items.map(({ amount }: { amount: Decimal }) => amount);
    return amounts.length === 0 ? 0 : amounts.reduce((sum, amount) => sum.add(amount));
  }

  @FieldResolver(() => DeliveryStatus, { nullable: true })
  delivery(@Root() { deliveryStatuses }: Row): Row {
    return deliveryStatuses[0] ?? null;
  }

  @FieldResolver(() => Address, { nullable: true })
  address(@Root() order: Row): Row {
    if (order.addressLine1 === null) return null;
    return {
      line1: order.addressLine1,
      line2: order.addressLine2,
      landmark: order.addressLandmark,
      city: order.addressCity,
      pincode: order.addressPincode,
    };
  }
}

@Resolver(() => Invoice)
export class InvoiceResolver {
  @FieldResolver(() => Money)
  amountDue(@Root() invoice: Row): unknown {
    return amountDueOf(invoice);
  }

  @FieldResolver(() => String)
  paymentStatus(@Root() invoice: Row): string {
    return paymentStatusOf(invoice);
  }

  @FieldResolver(() => [PaymentAllocation])
  payments(@Root() { allocations }: Row): Row {
    return allocations;
  }
}
