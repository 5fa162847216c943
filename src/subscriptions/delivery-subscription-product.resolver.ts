import { Resolver } from 'type-graphql';
import { Product } from '../catalogue/products/product.type.ts';
import { One } from '../compiler/annotation.ts';
import { DeliverySubscription } from './subscription.type.ts';

@Resolver(() => DeliverySubscription)
export class DeliverySubscriptionProductResolver {
  @One(() => Product, { description: 'What it delivers.' })
  product: Product;
}
