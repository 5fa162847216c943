import { Field, ObjectType } from 'type-graphql';
import { Reads } from '../../../compiler/annotation.ts';
import { derivedModel } from '../../../compiler/derived-model.ts';
import { Decimal } from '../../../platform/values/scalars.ts';
import { Shift } from '../../../subscriptions/shift.enum.ts';

const PLANNED = derivedModel('PlannedDelivery', {
  key: ['subscriptionId', 'shift'],
  columns: {
    customerId: 'uuid',
    subscriptionId: 'uuid',
    productId: 'uuid',
    date: 'date',
    shift: 'shift',
    quantity: 'numeric',
  },
  relations: {
    subscription: { model: 'Subscription', on: { customerId: 'customerId', subscriptionId: 'id' } },
    product: { model: 'Product', on: { productId: 'id' } },
  },
});

@Reads(PLANNED)
@ObjectType({ description: 'What one subscription plans for a day and shift.' })
export class PlannedDelivery {
  @Field(() => Shift, { description: 'The shift.' })
  shift: Shift;

  @Field(() => Decimal, { description: 'Units of the product, three decimals; more than 0.' })
  quantity: string;
}
