import { Field, ID, ObjectType } from 'type-graphql';
import { Decimal } from '../platform/values/scalars.ts';

@ObjectType({
  description:
    'One product of an order. Frozen, with its price and tax, once the order is no longer PENDING. Not a Node: it is found through its order.',
})
export class OrderItem {
  @Field(() => ID, { description: 'A UUID.' })
  id: string;

  @Field(() => Decimal, { description: 'Units of the product ordered, three decimals; more than 0.' })
  quantity: string;

  @Field(() => Decimal, {
    description:
      'INR per unit, as of the delivery date: the customer’s own price, else the subscription’s, else the product’s.',
  })
  unitPrice: string;

  @Field(() => Decimal, { description: 'Percent, as of the delivery date.' })
  taxRate: string;

  @Field(() => Boolean, { description: 'Whether `unitPrice` and `amount` include the tax.' })
  taxInclusive: boolean;

  @Field(() => Decimal, { description: 'INR: quantity × unitPrice, rounded half up to two decimals.' })
  amount: string;
}
