import { Resolver } from 'type-graphql';
import { ComputedField } from '../compiler/computed-field.ts';
import { sql } from '../compiler/sql.ts';
import { Order } from '../orders/order.type.ts';

@Resolver(() => Order)
export class OrderBilledResolver {
  @ComputedField(() => Boolean, {
    sql: (order) => sql`
      EXISTS (
        SELECT 1
        FROM invoice_lines AS live_line
        WHERE live_line.customer_id = ${order('customerId')} AND live_line.order_id = ${order('id')} AND live_line.live
      )`,
    description:
      'Whether any of its items is on a line of an invoice that is DRAFT or FINALIZED and not credited in full.',
  })
  billed: boolean;
}
