import { Resolver } from 'type-graphql';
import { Product } from '../../../catalogue/products/product.type.ts';
import { One } from '../../../compiler/annotation.ts';
import { DeliverySubscription } from '../../../subscriptions/subscription.type.ts';
import { PlannedDelivery } from './planned-delivery.type.ts';

@Resolver(() => PlannedDelivery)
export class PlannedDeliveryEdges {
  @One(() => DeliverySubscription, { description: 'The subscription that plans it.' })
  subscription: DeliverySubscription;

  @One(() => Product, { description: 'The product.' })
  product: Product;
}
