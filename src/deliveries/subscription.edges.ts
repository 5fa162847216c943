import { Resolver } from 'type-graphql';
import { One } from '../compiler/annotation.ts';
import { sql } from '../compiler/sql.ts';
import { DeliverySubscription } from '../subscriptions/subscription.type.ts';
import { DeliveryStatus } from './confirmations/delivery-status.type.ts';

@Resolver(() => DeliverySubscription)
export class SubscriptionEdges {
  @One(() => DeliveryStatus, {
    nullable: true,
    on: (delivery, subscription) => sql`
      ${delivery('customerId')} = ${subscription('customerId')} AND ${delivery('id')} = (
        SELECT confirmation.id
        FROM orders AS confirmed_order
        JOIN delivery_statuses AS confirmation
          ON confirmation.customer_id = confirmed_order.customer_id
          AND confirmation.order_id = confirmed_order.id
          AND confirmation.current
        WHERE confirmed_order.customer_id = ${subscription('customerId')}
          AND confirmed_order.subscription_id = ${subscription('id')}
        ORDER BY confirmed_order.delivery_date DESC, confirmed_order.shift DESC
        LIMIT 1
      )`,
    description:
      'The current confirmation of the latest order that has one, whatever its outcome; null until there is one, or if you may not see that order.',
  })
  lastDelivery: DeliveryStatus | null;
}
