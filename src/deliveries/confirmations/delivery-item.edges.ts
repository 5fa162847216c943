import { Resolver } from 'type-graphql';
import { One } from '../../compiler/annotation.ts';
import { OrderItem } from '../../orders/order-item.type.ts';
import { DeliveryItem } from './delivery-item.type.ts';

@Resolver(() => DeliveryItem)
export class DeliveryItemEdges {
  @One(() => OrderItem, { description: 'The order item that was delivered, always of the same order.' })
  orderItem: OrderItem;
}
