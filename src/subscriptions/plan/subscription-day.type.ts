import { Field, ObjectType } from 'type-graphql';
import { Reads } from '../../compiler/annotation.ts';
import { CalendarDate, DateTime, Decimal } from '../../platform/values/scalars.ts';
import { Shift } from '../shift.enum.ts';

@Reads('SubscriptionDay', {
  defaultOrder: [
    { field: 'date', direction: 'ASC' },
    { field: 'shift', direction: 'ASC' },
  ],
})
@ObjectType({
  description: 'The quantity of one day and shift, in place of the plan’s. A pause on that day takes precedence.',
})
export class SubscriptionDay {
  @Field(() => CalendarDate, { description: 'The delivery date.' })
  date: string;

  @Field(() => Shift, { description: 'The shift; the day’s other shift follows the plan.' })
  shift: Shift;

  @Field(() => Decimal, { description: 'Units of the product, three decimals; 0: no delivery.' })
  quantity: string;

  @Field(() => String, { nullable: true, description: 'Null if none was written.' })
  note: string | null;

  @Field(() => DateTime, { description: 'When it was set.' })
  createdAt: string;
}
