import { Field, Int, ObjectType } from 'type-graphql';
import { Reads } from '../../compiler/annotation.ts';
import { CalendarDate, DateTime, Decimal } from '../../platform/values/scalars.ts';
import { SubscriptionMode, SubscriptionShift } from '../subscription.enums.ts';
import { Weekday } from './weekday.enum.ts';

@Reads('SubscriptionTerm', { defaultOrder: [{ field: 'effectiveFrom', direction: 'ASC' }] })
@ObjectType({ description: 'What a subscription delivers from a day on, until the next term’s day.' })
export class SubscriptionTerm {
  @Field(() => CalendarDate, {
    description:
      'The first delivery date of the term, unique within its subscription; the first term has its start date.',
  })
  effectiveFrom: string;

  @Field(() => SubscriptionMode, { description: 'On which days it delivers.' })
  mode: SubscriptionMode;

  @Field(() => SubscriptionShift, { description: 'In which shift it delivers.' })
  shift: SubscriptionShift;

  @Field(() => Decimal, {
    description: 'Units of the product per delivery, three decimals; may be 0 in mode DAY_BY_DAY only.',
  })
  quantity: string;

  @Field(() => [Weekday], { description: 'The delivery days of mode WEEKLY; empty in every other mode.' })
  weekdays: Weekday[];

  @Field(() => Int, { nullable: true, description: 'The n of mode EVERY_N_DAYS; null in every other mode.' })
  everyNDays: number | null;

  @Field(() => CalendarDate, {
    nullable: true,
    description:
      'The day from which every n days are counted, carried over from the term before; null where the mode counts no days.',
  })
  anchorDate: string | null;

  @Field(() => Decimal, {
    nullable: true,
    description:
      'INR per unit that this term agreed; null where the product’s price on the delivery date holds. The customer’s own price beats both.',
  })
  unitPrice: string | null;

  @Field(() => DateTime, { description: 'When the term was written.' })
  createdAt: string;
}
