import type { Feature } from '../compiler/feature.ts';
import { deliveryItemScope } from './confirmations/delivery-item.scope.ts';
import { DeliveryStatusResolver } from './confirmations/delivery-status.root.ts';
import { deliveryStatusScope } from './confirmations/delivery-status.scope.ts';
import { CustomerDeliveryStatusesResolver } from './customer-delivery-statuses.resolver.ts';
import { DeliveryItemOrderItemResolver } from './delivery-item-order-item.resolver.ts';
import { DeliveryStatusCustomerResolver } from './delivery-status-customer.resolver.ts';
import { DeliveryStatusItemsResolver } from './delivery-status-items.resolver.ts';
import { DeliveryStatusOrderResolver } from './delivery-status-order.resolver.ts';
import { DeliveryStatusShareLinkResolver } from './delivery-status-share-link.resolver.ts';
import { DeliveryStatusSupersedesResolver } from './delivery-status-supersedes.resolver.ts';
import { DeliveryStatusUsersResolver } from './delivery-status-users.resolver.ts';
import { DeliverySubscriptionLastDeliveryResolver } from './delivery-subscription-last-delivery.resolver.ts';
import { OrderDeliveryResolver } from './order-delivery.resolver.ts';
import { OrderItemDeliveredQuantityResolver } from './order-item-delivered-quantity.resolver.ts';
import { ProductTotalProductResolver } from './product-total-product.resolver.ts';
import { DeliveryRunResolver } from './runs/delivery-run.root.ts';
import { ShareLinkAreaResolver } from './share-link-area.resolver.ts';
import { ShareLinkUsersResolver } from './share-link-users.resolver.ts';
import { shareLinkScope } from './share-links/share-link.scope.ts';
import { StopRowsResolver } from './stop-rows.resolver.ts';
import { ViewerShareLinkResolver } from './viewer-share-link.resolver.ts';

/** What deliveries adds to the graph. */
export const deliveriesFeature: Feature = {
  resolvers: [
    DeliveryRunResolver,
    ProductTotalProductResolver,
    StopRowsResolver,
    CustomerDeliveryStatusesResolver,
    DeliveryItemOrderItemResolver,
    DeliveryStatusCustomerResolver,
    DeliveryStatusItemsResolver,
    DeliveryStatusOrderResolver,
    DeliveryStatusShareLinkResolver,
    DeliveryStatusSupersedesResolver,
    DeliveryStatusUsersResolver,
    DeliveryStatusResolver,
    DeliverySubscriptionLastDeliveryResolver,
    OrderDeliveryResolver,
    OrderItemDeliveredQuantityResolver,
    ShareLinkAreaResolver,
    ShareLinkUsersResolver,
    ViewerShareLinkResolver,
  ],
  scopes: [deliveryItemScope, deliveryStatusScope, shareLinkScope],
};
