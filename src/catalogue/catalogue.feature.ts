import type { Feature } from '../compiler/feature.ts';
import { productPriceScope } from './prices/product-price.scope.ts';
import { ChangeProductResolver } from './products/create-product.mutation.ts';
import { ProductEdges } from './products/product.edges.ts';
import { ProductRoot } from './products/product.root.ts';
import { productScope } from './products/product.scope.ts';
import { taxRateScope } from './taxes/tax-rate.scope.ts';

/** What catalogue adds to the graph. */
export const catalogueFeature: Feature = {
  resolvers: [ChangeProductResolver, ProductEdges, ProductRoot],
  scopes: [productPriceScope, productScope, taxRateScope],
};
