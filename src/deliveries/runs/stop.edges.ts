import { Resolver } from 'type-graphql';
import { List, One } from '../../compiler/annotation.ts';
import { sql } from '../../compiler/sql.ts';
import { Customer } from '../../customers/customer.type.ts';
import { Order } from '../../orders/order.type.ts';
import { recipientRows } from '../../orders/recipient.query.ts';
import { Recipient } from '../../orders/recipient.type.ts';
import { Stop } from './stop.type.ts';

@Resolver(() => Stop)
export class StopEdges {
  @One(() => Customer, { description: 'The customer at this stop.' })
  customer: Customer;

  @One(() => Recipient, { rows: recipientRows, description: 'The person to ask for at the door.' })
  recipient: Recipient;

  @List(() => Order, {
    on: (order, stop) =>
      sql`${order('customerId')} = ${stop('customerId')} AND ${order('id')} = ANY (${stop('orderIds')})`,
    description: 'The orders delivered there.',
  })
  orders: Order[];
}
