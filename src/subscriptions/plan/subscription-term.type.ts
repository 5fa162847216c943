import { Field, Int, ObjectType } from 'type-graphql';
import { Reads } from '../../compiler/annotation.ts';
import { CalendarDate, DateTime, Decimal } from '../../platform/values/scalars.ts';
import { SubscriptionMode, SubscriptionShift } from '../subscription.enums.ts';
import { Weekday } from './weekday.enum.ts';

@Reads('SubscriptionTerm', { defaultOrder: [{ field: 'effectiveFrom', direction: 'ASC' }] })
@ObjectType({ description: 'What a subscription delivers from a given day on, until the next term begins.' })
export class SubscriptionTerm {
  @Field(() => CalendarDate, {
    description:
      'The first delivery date of the term, unique within its subscription; for the first term, the subscription’s start date.',
  })
  effectiveFrom: string;

  @Field(() => SubscriptionMode, { description: 'The days on which it delivers.' })
  mode: SubscriptionMode;

  @Field(() => SubscriptionShift, { description: 'The shift in which it delivers.' })
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
      'The day from which every n days are counted, carried over from the previous term; null unless the mode is EVERY_N_DAYS.',
  })
  anchorDate: string | null;

  @Field(() => Decimal, {
    nullable: true,
    description:
      'INR per unit agreed for this term; null if the product’s price on the delivery date applies. The customer’s own price takes precedence over both.',
  })
  unitPrice: string | null;

  @Field(() => DateTime, { description: 'When the term was created.' })
  createdAt: string;
}
