import { Resolver } from 'type-graphql';
import { Product } from '../../catalogue/products/product.type.ts';
import { One } from '../../compiler/annotation.ts';
import { CustomerPrice } from './customer-price.type.ts';

@Resolver(() => CustomerPrice)
export class CustomerPriceEdges {
  @One(() => Product, { description: 'The product.' })
  product: Product;
}
