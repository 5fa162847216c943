import { Resolver } from 'type-graphql';
import { Product } from '../catalogue/products/product.type.ts';
import { List, One } from '../compiler/annotation.ts';
import { ComputedField } from '../compiler/computed-field.ts';
import { sql } from '../compiler/sql.ts';
import { Customer } from '../customers/customer.type.ts';
import { Decimal } from '../platform/values/scalars.ts';
import { SubscriptionDay } from './plan/subscription-day.type.ts';
import { SubscriptionPause } from './plan/subscription-pause.type.ts';
import { SubscriptionTerm } from './plan/subscription-term.type.ts';
import { DeliverySubscription } from './subscription.type.ts';

@Resolver(() => DeliverySubscription)
export class SubscriptionEdges {
  @One(() => Customer, { description: 'The customer who subscribes.' })
  customer: Customer;

  @One(() => Product, { description: 'The product it delivers.' })
  product: Product;

  @List(() => SubscriptionTerm, {
    description: 'The dated plans, past, present and future, oldest first; never empty.',
  })
  terms: SubscriptionTerm[];

  @List(() => SubscriptionPause, { description: 'The pauses, past, present and future, oldest first.' })
  pauses: SubscriptionPause[];

  @List(() => SubscriptionDay, {
    args: {
      from: { type: 'Date!', description: 'The first day.' },
      to: { type: 'Date!', description: 'The day after the last one (exclusive).' },
    },
    where: (day, _subscription, args) => sql`${day('date')} >= ${args('from')} AND ${day('date')} < ${args('to')}`,
    description: 'The days within a span whose quantity differs from the plan, oldest first.',
  })
  days: SubscriptionDay[];

  @ComputedField(() => Decimal, {
    args: { date: { type: 'Date!', description: 'The day.' } },
    sql: (subscription, args) => sql`
      SELECT coalesce(sum(planned.quantity), 0.000)
      FROM planned_on(${args('date')}) AS planned
      WHERE planned.customer_id = ${subscription('customerId')} AND planned.subscription_id = ${subscription('id')}`,
    description:
      'Units planned for a day, both shifts together, three decimals: from the term in force, the day’s override, and pauses. 0 outside the subscription’s dates, and for a draft.',
  })
  plannedQuantity: string;
}
