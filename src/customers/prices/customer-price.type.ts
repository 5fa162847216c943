import { Field, ObjectType } from 'type-graphql';
import { Reads } from '../../compiler/annotation.ts';
import { CalendarDate, Decimal } from '../../platform/values/scalars.ts';

@Reads('CustomerPrice', { defaultOrder: [{ field: 'effectiveFrom', direction: 'DESC' }] })
@ObjectType({
  description:
    'What one unit of a product costs one customer from a day on, until the day of that customer’s next price of it.',
})
export class CustomerPrice {
  @Field(() => CalendarDate, { description: 'The first delivery date at it.' })
  effectiveFrom: string;

  @Field(() => Decimal, {
    nullable: true,
    description:
      'INR per unit, in place of the product’s and a subscription’s price; null where the customer’s own price ends.',
  })
  price: string | null;
}
