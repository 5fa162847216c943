import { Resolver } from 'type-graphql';
import { List, One } from '../compiler/annotation.ts';
import { sql } from '../compiler/row.ts';
import { Customer } from '../customers/customer.type.ts';
import { Order } from '../orders/order.type.ts';
import { Stop } from './stop.type.ts';

@Resolver(() => Stop)
export class StopRowsResolver {
  @One(() => Customer, { description: 'Who gets it.' })
  customer: Customer;

  @List(() => Order, {
    on: (order, stop) =>
      sql`${order('customerId')} = ${stop('customerId')} AND ${order('id')} = ANY (${stop('orderIds')})`,
    description: 'What is left there.',
  })
  orders: Order[];
}
