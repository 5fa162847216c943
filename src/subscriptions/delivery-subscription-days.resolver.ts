import { Resolver } from 'type-graphql';
import { List } from '../compiler/annotation.ts';
import { ComputedField } from '../compiler/computed-field.ts';
import { sql } from '../compiler/sql.ts';
import { Decimal } from '../platform/values/scalars.ts';
import { plannedDeliveries } from './plan/planned-delivery.query.ts';
import { SubscriptionDay } from './plan/subscription-day.type.ts';
import { DeliverySubscription } from './subscription.type.ts';

@Resolver(() => DeliverySubscription)
export class DeliverySubscriptionDaysResolver {
  @List(() => SubscriptionDay, {
    args: {
      from: { type: 'Date!', description: 'The first day.' },
      to: { type: 'Date!', description: 'The day behind the last one.' },
    },
    where: (day, _subscription, args) => sql`${day('date')} >= ${args('from')} AND ${day('date')} < ${args('to')}`,
    description: 'The days of a span on which another quantity is wanted than the plan says, oldest first.',
  })
  days: SubscriptionDay[];

  @ComputedField(() => Decimal, {
    args: { date: { type: 'Date!', description: 'The day.' } },
    sql: (subscription, args) => sql`
      SELECT coalesce(sum(planned.quantity), 0.000)
      FROM (${plannedDeliveries(
        { customerId: subscription('customerId'), id: subscription('id') },
        args('date'),
        sql`(${args('date')} + 1)`,
      )}) AS planned`,
    description:
      'Units that the plan wants on a day, both shifts together, three decimals: by the term in force, the day’s override, and pauses. 0 outside the subscription’s dates, and for a draft.',
  })
  plannedQuantity: string;
}
