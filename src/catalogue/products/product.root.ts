import { Resolver } from 'type-graphql';
import { RootConnection, RootOne } from '../../compiler/annotation.ts';
import { Product } from './product.type.ts';

@Resolver()
export class ProductRoot {
  @RootOne(() => Product, { description: 'The product with this id; null if there is none that you may see.' })
  product: Product | null;

  @RootConnection(() => Product, {
    description: 'Every product, including inactive ones, by name unless ordered otherwise.',
  })
  products: Product[];
}
