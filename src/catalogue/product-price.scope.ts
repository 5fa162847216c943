import { childScope } from '../access/child-scope.ts';
import { productScope } from './product.scope.ts';

export const productPriceScope = childScope('ProductPrice', 'product', productScope);
