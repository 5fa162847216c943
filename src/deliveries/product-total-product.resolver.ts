import { Resolver } from 'type-graphql';
import { Product } from '../catalogue/product.type.ts';
import { One } from '../compiler/annotation.ts';
import { ProductTotal } from './product-total.type.ts';

@Resolver(() => ProductTotal)
export class ProductTotalProductResolver {
  @One(() => Product, { description: 'The product.' })
  product: Product;
}
