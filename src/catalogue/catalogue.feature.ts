import type { Feature } from '../compiler/feature.ts';
import { productPriceScope } from './prices/product-price.scope.ts';
import { ProductPricesResolver } from './product-prices.resolver.ts';
import { ProductTaxRatesResolver } from './product-tax-rates.resolver.ts';
import { ChangeProductResolver } from './products/change-product.resolver.ts';
import { ProductResolver } from './products/product.root.ts';
import { productScope } from './products/product.scope.ts';
import { taxRateScope } from './taxes/tax-rate.scope.ts';

/** What catalogue adds to the graph. */
export const catalogueFeature: Feature = {
  resolvers: [ChangeProductResolver, ProductPricesResolver, ProductTaxRatesResolver, ProductResolver],
  scopes: [productPriceScope, productScope, taxRateScope],
};
