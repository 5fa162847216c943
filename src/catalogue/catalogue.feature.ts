import type { Feature } from '../compiler/feature.ts';
import { productPriceScope } from './prices/product-price.scope.ts';
import { SetProductPriceMutation } from './prices/set-product-price.mutation.ts';
import { CreateProductMutation } from './products/create-product.mutation.ts';
import { DeactivateProductMutation } from './products/deactivate-product.mutation.ts';
import { ProductEdges } from './products/product.edges.ts';
import { ProductRoot } from './products/product.root.ts';
import { productScope } from './products/product.scope.ts';
import { UpdateProductMutation } from './products/update-product.mutation.ts';
import { SetTaxRateMutation } from './taxes/set-tax-rate.mutation.ts';
import { taxRateScope } from './taxes/tax-rate.scope.ts';

/** What catalogue adds to the graph. */
export const catalogueFeature: Feature = {
  resolvers: [
    CreateProductMutation,
    DeactivateProductMutation,
    SetProductPriceMutation,
    SetTaxRateMutation,
    UpdateProductMutation,
    ProductEdges,
    ProductRoot,
  ],
  scopes: [productPriceScope, productScope, taxRateScope],
};
