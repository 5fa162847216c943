import { Field, Int, ObjectType } from 'type-graphql';
import { Reads } from '../../compiler/annotation.ts';
import { derivedModel } from '../../compiler/derived-model.ts';
import { Decimal } from '../../platform/values/scalars.ts';

const DEMAND = derivedModel('ProductDemand', {
  key: ['productId'],
  columns: { productId: 'uuid', productName: 'text', quantity: 'numeric', orders: 'integer' },
  relations: { product: { model: 'Product', on: { productId: 'id' } } },
});

@Reads(DEMAND, { defaultOrder: [{ field: 'productName', direction: 'ASC' }] })
@ObjectType({ description: 'The quantity of one product in a day’s orders.' })
export class ProductDemand {
  @Field(() => Decimal, { description: 'Units of the product, three decimals, of all orders that are not cancelled.' })
  quantity: string;

  @Field(() => Int, { description: 'The number of orders.' })
  orders: number;
}
