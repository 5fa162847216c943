import { Resolver } from 'type-graphql';
import { List } from '../compiler/annotation.ts';
import { Product } from './product.type.ts';
import { ProductPrice } from './product-price.type.ts';

@Resolver(() => Product)
export class ProductPricesResolver {
  @List(() => ProductPrice, { description: 'Every price, past, present and future, latest first.' })
  prices: ProductPrice[];
}
