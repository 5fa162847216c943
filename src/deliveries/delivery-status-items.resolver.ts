import { Resolver } from 'type-graphql';
import { List } from '../compiler/annotation.ts';
import { DeliveryItem } from './confirmations/delivery-item.type.ts';
import { DeliveryStatus } from './confirmations/delivery-status.type.ts';

@Resolver(() => DeliveryStatus)
export class DeliveryStatusItemsResolver {
  @List(() => DeliveryItem, { description: 'How much of each order item was delivered.' })
  items: DeliveryItem[];
}
