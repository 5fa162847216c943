import { Resolver } from 'type-graphql';
import { One } from '../compiler/annotation.ts';
import { Order } from '../orders/order.type.ts';
import { DeliveryStatus } from './confirmations/delivery-status.type.ts';

@Resolver(() => DeliveryStatus)
export class DeliveryStatusOrderResolver {
  @One(() => Order, { description: 'What was confirmed, always an order of the same customer.' })
  order: Order;
}
