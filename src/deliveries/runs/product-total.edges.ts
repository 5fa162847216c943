import { Resolver } from 'type-graphql';
import { Product } from '../../catalogue/products/product.type.ts';
import { One } from '../../compiler/annotation.ts';
import { ProductTotal } from './product-total.type.ts';

@Resolver(() => ProductTotal)
export class ProductTotalEdges {
  @One(() => Product, { description: 'The product.' })
  product: Product;
}
