import { Resolver } from 'type-graphql';
import { List } from '../compiler/annotation.ts';
import { Product } from './products/product.type.ts';
import { TaxRate } from './taxes/tax-rate.type.ts';

@Resolver(() => Product)
export class ProductTaxRatesResolver {
  @List(() => TaxRate, { description: 'Every tax rate, past, present and future, latest first.' })
  taxRates: TaxRate[];
}
