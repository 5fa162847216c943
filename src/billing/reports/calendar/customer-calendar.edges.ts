import { Resolver } from 'type-graphql';
import { Product } from '../../../catalogue/products/product.type.ts';
import { List, One } from '../../../compiler/annotation.ts';
import { sql } from '../../../compiler/sql.ts';
import { Customer } from '../../../customers/customer.type.ts';
import { Order } from '../../../orders/order.type.ts';
import { plannedDeliveries } from '../../../subscriptions/plan/planned-delivery.query.ts';
import { DeliverySubscription } from '../../../subscriptions/subscription.type.ts';
import { deliveredAmount } from '../delivered-amount.query.ts';
import { CalendarDay } from './calendar-day.type.ts';
import { PlannedDelivery } from './planned-delivery.type.ts';

@Resolver(() => Customer)
export class CustomerCalendarResolver {
  @List(() => CalendarDay, {
    args: { month: { type: 'Month!', description: 'The month.' } },
    rows: ({ args, from, visible }) => sql`
      SELECT ${from('id')} AS customer_id, day.date, ordered.amount AS ordered, done.delivered, done.billed
      FROM (
        SELECT generate_series(${args('month')}, ${args('month')} + interval '1 month' - interval '1 day', interval '1 day')::date AS date
      ) AS day
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(item.amount), 0)::numeric(14, 2) AS amount
        FROM orders AS due
        JOIN order_items AS item ON item.customer_id = due.customer_id AND item.order_id = due.id
        WHERE due.customer_id = ${from('id')} AND due.delivery_date = day.date AND due.status <> 'CANCELLED'
          AND ${visible('Order', 'due')}
      ) AS ordered
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(${deliveredAmount('delivered', 'item')}), 0)::numeric(14, 2) AS delivered,
               coalesce(sum(line.amount), 0)::numeric(14, 2) AS billed
        FROM orders AS due
        JOIN delivery_statuses AS confirmation
          ON confirmation.customer_id = due.customer_id AND confirmation.order_id = due.id AND confirmation.current
        JOIN delivery_items AS delivered
          ON delivered.customer_id = due.customer_id AND delivered.order_id = due.id
          AND delivered.delivery_status_id = confirmation.id
        JOIN order_items AS item
          ON item.customer_id = due.customer_id AND item.order_id = due.id AND item.id = delivered.order_item_id
        LEFT JOIN invoice_lines AS line
          ON line.customer_id = due.customer_id AND line.order_id = due.id AND line.order_item_id = item.id
          AND line.live AND ${visible('InvoiceLine', 'line')}
        WHERE due.customer_id = ${from('id')} AND due.delivery_date = day.date AND ${visible('Order', 'due')}
      ) AS done`,
    description: 'Every day of a month, the first one first.',
  })
  calendar: CalendarDay[];
}

@Resolver(() => CalendarDay)
export class CalendarDayResolver {
  @List(() => PlannedDelivery, {
    rows: ({ from, visible }) => sql`
      SELECT planned.*
      FROM subscriptions AS subscription
      CROSS JOIN LATERAL (${plannedDeliveries(
        { customerId: sql`subscription.customer_id`, id: sql`subscription.id` },
        from('date'),
        sql`(${from('date')} + 1)`,
      )}) AS planned
      WHERE subscription.customer_id = ${from('customerId')} AND ${visible('Subscription', 'subscription')}`,
    description:
      'What the plans want. Orders are made of it the evening before, unless the customer is paused or has stopped.',
  })
  planned: PlannedDelivery[];

  @List(() => Order, {
    on: (order, day) =>
      sql`${order('customerId')} = ${day('customerId')} AND ${order('deliveryDate')} = ${day('date')}`,
    description: 'The orders of the day, cancelled ones too.',
  })
  orders: Order[];
}

@Resolver(() => PlannedDelivery)
export class PlannedDeliveryResolver {
  @One(() => DeliverySubscription, { description: 'Whose plan it is.' })
  subscription: DeliverySubscription;

  @One(() => Product, { description: 'The product.' })
  product: Product;
}
