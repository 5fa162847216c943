import { Field, ID, ObjectType } from 'type-graphql';
import { Computed } from '../../compiler/annotation.ts';
import { sql } from '../../compiler/sql.ts';
import { Decimal } from '../../platform/values/scalars.ts';

@ObjectType({
  description:
    'How much of one order item was delivered according to one confirmation. Not a Node: it is found through its confirmation.',
})
export class DeliveryItem {
  // The row has only a compound key; clients that cache by id need one value.
  @Computed((item) => sql`md5(concat(${item('deliveryStatusId')}, ${item('orderItemId')}))::uuid::text`)
  @Field(() => ID, { description: 'A UUID, always the same for the same confirmation and order item.' })
  id: string;

  @Field(() => Decimal, { description: 'Units of the product ordered, three decimals.' })
  orderedQuantity: string;

  @Field(() => Decimal, {
    description: 'Units delivered, three decimals, from 0 to orderedQuantity. This is what is billed.',
  })
  deliveredQuantity: string;
}
