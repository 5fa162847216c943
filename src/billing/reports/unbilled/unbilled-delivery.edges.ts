import { Resolver } from 'type-graphql';
import { SameRow } from '../../../compiler/annotation.ts';
import { ComputedField } from '../../../compiler/computed-field.ts';
import { sql } from '../../../compiler/sql.ts';
import { DeliveryStatus } from '../../../deliveries/confirmations/delivery-status.type.ts';
import { Decimal } from '../../../platform/values/scalars.ts';
import { UnbilledDelivery } from './unbilled-delivery.type.ts';

@Resolver(() => UnbilledDelivery)
export class UnbilledDeliveryEdges {
  @SameRow(() => DeliveryStatus, { description: 'The confirmation.' })
  delivery: DeliveryStatus;

  @ComputedField(() => Decimal, {
    sql: (delivery) => sql`
      SELECT coalesce(sum(item.amount), 0.00)
      FROM billable_items AS item
      WHERE item.customer_id = ${delivery('customerId')} AND item.order_id = ${delivery('orderId')}
        AND item.delivery_status_id = ${delivery('id')}`,
    description:
      'INR including tax: the delivered items that are on no draft or finalised invoice, at the prices of their order.',
  })
  amount: string;
}
