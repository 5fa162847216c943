import { Resolver } from 'type-graphql';
import { List } from '../../compiler/annotation.ts';
import { ProductPrice } from '../prices/product-price.type.ts';
import { TaxRate } from '../taxes/tax-rate.type.ts';
import { Product } from './product.type.ts';

@Resolver(() => Product)
export class ProductEdges {
  @List(() => ProductPrice, { description: 'Every price, past, present and future, latest first.' })
  prices: ProductPrice[];

  @List(() => TaxRate, { description: 'Every tax rate, past, present and future, latest first.' })
  taxRates: TaxRate[];
}
