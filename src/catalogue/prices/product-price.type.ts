import { Field, ObjectType } from 'type-graphql';
import { Reads } from '../../compiler/annotation.ts';
import { CalendarDate, Decimal } from '../../platform/values/scalars.ts';

@Reads('ProductPrice', { defaultOrder: [{ field: 'effectiveFrom', direction: 'DESC' }] })
@ObjectType({ description: 'What one unit of a product costs from a given day on, until the next price takes effect.' })
export class ProductPrice {
  @Field(() => CalendarDate, { description: 'The first delivery date at this price.' })
  effectiveFrom: string;

  @Field(() => Decimal, { description: 'INR per unit.' })
  price: string;
}
