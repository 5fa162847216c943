import { Resolver } from 'type-graphql';
import { List } from '../../../compiler/annotation.ts';
import { sql } from '../../../compiler/sql.ts';
import { Customer } from '../../../customers/customer.type.ts';
import { CalendarDay } from './calendar-day.type.ts';

@Resolver(() => Customer)
export class CustomerCalendarEdges {
  @List(() => CalendarDay, {
    args: { month: { type: 'Month!', description: 'The month.' } },
    rows: ({ args, from, visible }) => sql`
      SELECT ${from('id')} AS customer_id, day.date, ordered.amount AS ordered, done.delivered, done.billed
      FROM (
        SELECT generate_series(${args('month')}, ${args('month')} + interval '1 month' - interval '1 day', interval '1 day')::date AS date
      ) AS day
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(item.amount), 0.00) AS amount
        FROM orders AS due
        JOIN order_items AS item ON item.customer_id = due.customer_id AND item.order_id = due.id
        WHERE due.customer_id = ${from('id')} AND due.delivery_date = day.date AND due.status <> 'CANCELLED'
          AND ${visible('Order', 'due')}
      ) AS ordered
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(item.amount), 0.00) AS delivered, coalesce(sum(line.amount), 0.00) AS billed
        FROM delivered_items AS item
        LEFT JOIN invoice_lines AS line
          ON line.customer_id = item.customer_id AND line.order_id = item.order_id AND line.order_item_id = item.order_item_id
          AND line.live AND ${visible('InvoiceLine', 'line')}
        WHERE item.customer_id = ${from('id')} AND item.delivery_date = day.date AND ${visible('Order', 'item')}
      ) AS done`,
    description: 'Every day of a month, in order.',
  })
  calendar: CalendarDay[];
}
