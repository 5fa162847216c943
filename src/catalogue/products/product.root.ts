import { Resolver } from 'type-graphql';
import { RootConnection } from '../../compiler/annotation.ts';
import { Product } from './product.type.ts';

@Resolver()
export class ProductRoot {
  @RootConnection(() => Product, {
    description: 'Every product, inactive ones too, by name unless ordered otherwise. FORBIDDEN for suppliers.',
  })
  products: Product[];
}
