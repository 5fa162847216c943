import { Resolver } from 'type-graphql';
import { Product } from '../catalogue/products/product.type.ts';
import { One } from '../compiler/annotation.ts';
import { OrderItem } from './order-item.type.ts';

@Resolver(() => OrderItem)
export class OrderItemEdges {
  @One(() => Product, { description: 'The product that was ordered.' })
  product: Product;
}
