import { Resolver } from 'type-graphql';
import { One } from '../compiler/annotation.ts';
import { DeliveryStatus } from '../deliveries/confirmations/delivery-status.type.ts';
import { Payment } from './payments/payment.type.ts';

@Resolver(() => Payment)
export class PaymentDeliveryResolver {
  @One(() => DeliveryStatus, {
    nullable: true,
    relation: 'deliveryStatus',
    description: 'Cash at the door: the confirmation with which it was taken; null for every other payment.',
  })
  delivery: DeliveryStatus | null;
}
