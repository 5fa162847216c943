import { Resolver } from 'type-graphql';
import { List } from '../compiler/annotation.ts';
import { Order } from './order.type.ts';
import { OrderItem } from './order-item.type.ts';

@Resolver(() => Order)
export class OrderItemsResolver {
  @List(() => OrderItem, { description: 'The products that were ordered, with quantities and prices.' })
  items: OrderItem[];
}
