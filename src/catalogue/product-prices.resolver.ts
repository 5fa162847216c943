import { Resolver } from 'type-graphql';
import { List } from '../compiler/annotation.ts';
import { ProductPrice } from './prices/product-price.type.ts';
import { Product } from './products/product.type.ts';

@Resolver(() => Product)
export class ProductPricesResolver {
  @List(() => ProductPrice, { description: 'Every price, past, present and future, latest first.' })
  prices: ProductPrice[];
}
