import type { Feature } from '../compiler/feature.ts';
import { DeliveryItemEdges } from './confirmations/delivery-item.edges.ts';
import { deliveryItemScope } from './confirmations/delivery-item.scope.ts';
import { DeliveryStatusEdges } from './confirmations/delivery-status.edges.ts';
import { DeliveryStatusRoot } from './confirmations/delivery-status.root.ts';
import { deliveryStatusScope } from './confirmations/delivery-status.scope.ts';
import { CustomerEdges } from './customer.edges.ts';
import { forgetDeliveries } from './deliveries.forget.ts';
import { OrderEdges } from './order.edges.ts';
import { OrderItemEdges } from './order-item.edges.ts';
import { DeliveryRunEdges } from './runs/delivery-run.edges.ts';
import { DeliveryRunRoot } from './runs/delivery-run.root.ts';
import { ProductTotalEdges } from './runs/product-total.edges.ts';
import { StopEdges } from './runs/stop.edges.ts';
import { ShareLinkEdges } from './share-links/share-link.edges.ts';
import { ShareLinkRoot } from './share-links/share-link.root.ts';
import { shareLinkScope } from './share-links/share-link.scope.ts';
import { ViewerEdges } from './share-links/viewer.edges.ts';
import { SubscriptionEdges } from './subscription.edges.ts';

/** What deliveries adds to the graph. */
export const deliveriesFeature: Feature = {
  resolvers: [
    DeliveryItemEdges,
    DeliveryStatusEdges,
    DeliveryStatusRoot,
    CustomerEdges,
    OrderItemEdges,
    OrderEdges,
    DeliveryRunEdges,
    DeliveryRunRoot,
    ProductTotalEdges,
    StopEdges,
    ShareLinkEdges,
    ShareLinkRoot,
    ViewerEdges,
    SubscriptionEdges,
  ],
  scopes: [deliveryItemScope, deliveryStatusScope, shareLinkScope],
  forget: forgetDeliveries,
};
