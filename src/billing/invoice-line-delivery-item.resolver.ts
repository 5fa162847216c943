import { Resolver } from 'type-graphql';
import { One } from '../compiler/annotation.ts';
import { DeliveryItem } from '../deliveries/delivery-item.type.ts';
import { InvoiceLine } from './invoice-line.type.ts';

@Resolver(() => InvoiceLine)
export class InvoiceLineDeliveryItemResolver {
  @One(() => DeliveryItem, { description: 'The confirmed delivery that it bills.' })
  deliveryItem: DeliveryItem;
}
