import { Field, ObjectType } from 'type-graphql';
import { Reads } from '../../compiler/annotation.ts';
import { CalendarDate, Decimal } from '../../platform/values/scalars.ts';

@Reads('CustomerPrice', { defaultOrder: [{ field: 'effectiveFrom', direction: 'DESC' }] })
@ObjectType({
  description:
    'What one unit of a product costs one customer from a given day on, until that customer’s next price for it.',
})
export class CustomerPrice {
  @Field(() => CalendarDate, { description: 'The first delivery date at this price.' })
  effectiveFrom: string;

  @Field(() => Decimal, {
    nullable: true,
    description:
      'INR per unit, in place of the product’s and a subscription’s price; null if the customer’s own price ends on this day.',
  })
  price: string | null;
}
