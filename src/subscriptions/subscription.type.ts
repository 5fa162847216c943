import { Field, Int, ObjectType } from 'type-graphql';
import { Joined, Reads } from '../compiler/annotation.ts';
import { type RowSource, sql } from '../compiler/sql.ts';
import { Node } from '../platform/node.type.ts';
import { CalendarDate, DateTime, Decimal } from '../platform/values/scalars.ts';
import { Weekday } from './plan/weekday.enum.ts';
import { SubscriptionMode, SubscriptionShift, SubscriptionStatus } from './subscription.enums.ts';

/** Before the start date, the first term; there is always one at that date, so these fields are never null. */
const TERM_IN_FORCE: RowSource = {
  name: 'term_in_force',
  model: 'SubscriptionTerm',
  from: (subscription) => sql`
    SELECT dated_term.*
    FROM subscription_terms AS dated_term
    WHERE dated_term.customer_id = ${subscription('customerId')}
      AND dated_term.subscription_id = ${subscription('id')}
      AND dated_term.effective_from <= greatest(business_today(), ${subscription('startDate')})
    ORDER BY dated_term.effective_from DESC
    LIMIT 1`,
};

@Reads('Subscription')
@ObjectType({
  implements: Node,
  description:
    'A customer’s standing order for one product. Dated `terms` say how much is delivered on which days; mode, quantity, weekdays, everyNDays, shift and unitPrice here are those of the term in force today or, before the start date, of the first term.',
})
export class DeliverySubscription extends Node {
  @Field(() => SubscriptionStatus, { description: 'The life-cycle status.' })
  status: SubscriptionStatus;

  @Joined(TERM_IN_FORCE)
  @Field(() => SubscriptionMode, { description: 'The days on which it delivers.' })
  mode: SubscriptionMode;

  @Joined(TERM_IN_FORCE)
  @Field(() => SubscriptionShift, { description: 'The shift in which it delivers.' })
  shift: SubscriptionShift;

  @Joined(TERM_IN_FORCE)
  @Field(() => Decimal, {
    description: 'Units of the product per delivery, three decimals; may be 0 in mode DAY_BY_DAY only.',
  })
  quantity: string;

  @Joined(TERM_IN_FORCE)
  @Field(() => [Weekday], { description: 'The delivery days of mode WEEKLY; empty in every other mode.' })
  weekdays: Weekday[];

  @Joined(TERM_IN_FORCE)
  @Field(() => Int, { nullable: true, description: 'The n of mode EVERY_N_DAYS; null in every other mode.' })
  everyNDays: number | null;

  @Joined(TERM_IN_FORCE)
  @Field(() => Decimal, {
    nullable: true,
    description:
      'INR per unit agreed for this subscription; null if the product’s price on the delivery date applies. The customer’s own price takes precedence over both.',
  })
  unitPrice: string | null;

  @Field(() => CalendarDate, { description: 'The first day that may have a delivery.' })
  startDate: string;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'The first day without delivery, in every mode; null while it has no end.',
  })
  stopDate: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was stopped; null if it was not, or if no reason was given.',
  })
  stopReason: string | null;

  @Field(() => DateTime, { description: 'When the subscription was created.' })
  createdAt: string;
}
