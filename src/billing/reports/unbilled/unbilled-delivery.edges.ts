import { Resolver } from 'type-graphql';
import { SameRow } from '../../../compiler/annotation.ts';
import { ComputedField } from '../../../compiler/computed-field.ts';
import { sql } from '../../../compiler/sql.ts';
import { DeliveryStatus } from '../../../deliveries/confirmations/delivery-status.type.ts';
import { Decimal } from '../../../platform/values/scalars.ts';
import { deliveredAmount } from '../delivered-amount.query.ts';
import { UnbilledDelivery } from './unbilled-delivery.type.ts';

@Resolver(() => UnbilledDelivery)
export class UnbilledDeliveryEdges {
  @SameRow(() => DeliveryStatus, { description: 'The confirmation.' })
  delivery: DeliveryStatus;

  @ComputedField(() => Decimal, {
    sql: (delivery) => sql`
      SELECT coalesce(sum(${deliveredAmount('delivered', 'ordered')}), 0)::numeric(14, 2)
      FROM delivery_items AS delivered
      JOIN order_items AS ordered ON ordered.customer_id = delivered.customer_id
        AND ordered.order_id = delivered.order_id AND ordered.id = delivered.order_item_id
      WHERE delivered.customer_id = ${delivery('customerId')} AND delivered.order_id = ${delivery('orderId')}
        AND delivered.delivery_status_id = ${delivery('id')}`,
    description: 'INR including tax: the delivered quantities at the prices of their order.',
  })
  amount: string;
}
