import { Resolver } from 'type-graphql';
import { One } from '../compiler/annotation.ts';
import { DeliveryStatus } from '../deliveries/delivery-status.type.ts';
import { Payment } from './payment.type.ts';

@Resolver(() => Payment)
export class PaymentDeliveryResolver {
  @One(() => DeliveryStatus, {
    nullable: true,
    relation: 'deliveryStatus',
    description: 'Cash at the door: the confirmation with which it was taken; null for every other payment.',
  })
  delivery: DeliveryStatus | null;
}
