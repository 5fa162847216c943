import type { Feature } from '../compiler/feature.ts';
import { CustomerEdges } from './customer.edges.ts';
import { ProductDemandEdges } from './demand/product-demand.edges.ts';
import { DemandRoot } from './demand/product-demand.root.ts';
import { OrderEdges } from './order.edges.ts';
import { OrderRoot } from './order.root.ts';
import { orderScope } from './order.scope.ts';
import { OrderItemEdges } from './order-item.edges.ts';
import { orderItemScope } from './order-item.scope.ts';
import { forgetOrders } from './orders.forget.ts';
import { SubscriptionEdges } from './subscription.edges.ts';

/** What orders adds to the graph. */
export const ordersFeature: Feature = {
  resolvers: [CustomerEdges, ProductDemandEdges, DemandRoot, OrderItemEdges, OrderEdges, OrderRoot, SubscriptionEdges],
  scopes: [orderItemScope, orderScope],
  forget: forgetOrders,
};
