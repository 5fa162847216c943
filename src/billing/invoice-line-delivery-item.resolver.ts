import { Resolver } from 'type-graphql';
import { One } from '../compiler/annotation.ts';
import { DeliveryItem } from '../deliveries/confirmations/delivery-item.type.ts';
import { InvoiceLine } from './invoices/invoice-line.type.ts';

@Resolver(() => InvoiceLine)
export class InvoiceLineDeliveryItemResolver {
  @One(() => DeliveryItem, { description: 'The confirmed delivery that it bills.' })
  deliveryItem: DeliveryItem;
}
