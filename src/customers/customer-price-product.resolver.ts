import { Resolver } from 'type-graphql';
import { Product } from '../catalogue/product.type.ts';
import { One } from '../compiler/annotation.ts';
import { CustomerPrice } from './customer-price.type.ts';

@Resolver(() => CustomerPrice)
export class CustomerPriceProductResolver {
  @One(() => Product, { description: 'The product.' })
  product: Product;
}
