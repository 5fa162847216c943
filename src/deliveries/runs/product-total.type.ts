import { Field, ObjectType } from 'type-graphql';
import { Reads } from '../../compiler/annotation.ts';
import { derivedModel } from '../../compiler/derived-model.ts';
import { Decimal } from '../../platform/values/scalars.ts';

const TOTAL = derivedModel('ProductTotal', {
  key: ['productId'],
  columns: { productId: 'uuid', productName: 'text', quantity: 'numeric' },
  relations: { product: { model: 'Product', on: { productId: 'id' } } },
});

@Reads(TOTAL, { defaultOrder: [{ field: 'productName', direction: 'ASC' }] })
@ObjectType({ description: 'The quantity of one product in a run.' })
export class ProductTotal {
  @Field(() => Decimal, { description: 'Units of the product as ordered, three decimals.' })
  quantity: string;
}
