import type { Feature } from '../compiler/feature.ts';
import { ChangeProductResolver } from './change-product.resolver.ts';
import { ProductResolver } from './product.resolver.ts';
import { productScope } from './product.scope.ts';
import { productPriceScope } from './product-price.scope.ts';
import { ProductPricesResolver } from './product-prices.resolver.ts';
import { ProductTaxRatesResolver } from './product-tax-rates.resolver.ts';
import { taxRateScope } from './tax-rate.scope.ts';

/** What catalogue adds to the graph. */
export const catalogueFeature: Feature = {
  resolvers: [ChangeProductResolver, ProductPricesResolver, ProductTaxRatesResolver, ProductResolver],
  scopes: [productPriceScope, productScope, taxRateScope],
};
