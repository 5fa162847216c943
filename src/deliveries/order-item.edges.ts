import { Resolver } from 'type-graphql';
import { ComputedField } from '../compiler/computed-field.ts';
import { sql } from '../compiler/sql.ts';
import { OrderItem } from '../orders/order-item.type.ts';
import { Decimal } from '../platform/values/scalars.ts';

@Resolver(() => OrderItem)
export class OrderItemEdges {
  @ComputedField(() => Decimal, {
    nullable: true,
    sql: (item) => sql`
      SELECT coalesce(delivered_item.delivered_quantity, 0)::numeric(10, 3)
      FROM delivery_statuses AS confirmation
      LEFT JOIN delivery_items AS delivered_item
        ON delivered_item.customer_id = confirmation.customer_id
        AND delivered_item.order_id = confirmation.order_id
        AND delivered_item.order_item_id = ${item('id')}
        AND delivered_item.delivery_status_id = confirmation.id
      WHERE confirmation.customer_id = ${item('customerId')}
        AND confirmation.order_id = ${item('orderId')}
        AND confirmation.current`,
    description:
      'Units delivered, three decimals, according to the order’s current confirmation; null until there is one, 0 if nothing was delivered.',
  })
  deliveredQuantity: string | null;
}
