import type { Feature } from '../compiler/feature.ts';
import { CustomerOrdersResolver } from './customer-orders.resolver.ts';
import { DeliverySubscriptionOrdersResolver } from './delivery-subscription-orders.resolver.ts';
import { DemandResolver } from './demand/product-demand.root.ts';
import { OrderResolver } from './order.root.ts';
import { orderScope } from './order.scope.ts';
import { OrderAgentResolver } from './order-agent.resolver.ts';
import { OrderAreaResolver } from './order-area.resolver.ts';
import { OrderCustomerResolver } from './order-customer.resolver.ts';
import { orderItemScope } from './order-item.scope.ts';
import { OrderItemProductResolver } from './order-item-product.resolver.ts';
import { OrderItemsResolver } from './order-items.resolver.ts';
import { OrderRecipientResolver } from './order-recipient.resolver.ts';
import { OrderSubscriptionResolver } from './order-subscription.resolver.ts';

/** What orders adds to the graph. */
export const ordersFeature: Feature = {
  resolvers: [
    CustomerOrdersResolver,
    DemandResolver,
    DeliverySubscriptionOrdersResolver,
    OrderAgentResolver,
    OrderAreaResolver,
    OrderCustomerResolver,
    OrderItemProductResolver,
    OrderItemsResolver,
    OrderRecipientResolver,
    OrderSubscriptionResolver,
    OrderResolver,
  ],
  scopes: [orderItemScope, orderScope],
};
