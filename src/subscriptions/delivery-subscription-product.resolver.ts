import { Resolver } from 'type-graphql';
import { Product } from '../catalogue/product.type.ts';
import { One } from '../compiler/annotation.ts';
import { DeliverySubscription } from './delivery-subscription.type.ts';

@Resolver(() => DeliverySubscription)
export class DeliverySubscriptionProductResolver {
  @One(() => Product, { description: 'What it delivers.' })
  product: Product;
}
