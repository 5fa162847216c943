import { Resolver } from 'type-graphql';
import { List } from '../../../compiler/annotation.ts';
import { sql } from '../../../compiler/sql.ts';
import { Order } from '../../../orders/order.type.ts';
import { CalendarDay } from './calendar-day.type.ts';
import { PlannedDelivery } from './planned-delivery.type.ts';

@Resolver(() => CalendarDay)
export class CalendarDayEdges {
  @List(() => PlannedDelivery, {
    rows: ({ from, visible }) => sql`
      SELECT planned.*
      FROM subscriptions AS subscription
      JOIN planned_on(${from('date')}) AS planned
        ON planned.customer_id = subscription.customer_id AND planned.subscription_id = subscription.id
      WHERE subscription.customer_id = ${from('customerId')} AND ${visible('Subscription', 'subscription')}`,
    description:
      'What the subscriptions plan for the day. It becomes orders the evening before, unless the customer is PAUSED or STOPPED.',
  })
  planned: PlannedDelivery[];

  @List(() => Order, {
    on: (order, day) =>
      sql`${order('customerId')} = ${day('customerId')} AND ${order('deliveryDate')} = ${day('date')}`,
    description: 'The orders of the day, including cancelled ones.',
  })
  orders: Order[];
}
