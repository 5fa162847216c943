import { Resolver } from 'type-graphql';
import { Product } from '../../catalogue/products/product.type.ts';
import { One } from '../../compiler/annotation.ts';
import { ProductDemand } from './product-demand.type.ts';

@Resolver(() => ProductDemand)
export class ProductDemandEdges {
  @One(() => Product, { description: 'The product.' })
  product: Product;
}
