import { Field, ObjectType } from 'type-graphql';
import { Embedded, Reads, SumOf } from '../compiler/annotation.ts';
import { Node } from '../platform/node.type.ts';
import { CalendarDate, DateTime, Decimal } from '../platform/values/scalars.ts';
import { Shift } from '../subscriptions/shift.enum.ts';
import { AddressSnapshot } from './address-snapshot.type.ts';
import { CancelReason, OrderSource, OrderStatus } from './order.enums.ts';

@Reads('Order', { defaultOrder: [{ field: 'deliveryDate', direction: 'DESC' }] })
@ObjectType({
  implements: Node,
  description:
    'What one customer is to get on one day in one shift: of one subscription, or once. It keeps address, area, agent, prices and tax rates as they were when it was made.',
})
export class Order extends Node {
  @Field(() => OrderSource, { description: 'Whether it was made from a subscription or placed by hand.' })
  source: OrderSource;

  @Field(() => OrderStatus, { description: 'How far it has come.' })
  status: OrderStatus;

  @Field(() => CalendarDate, { description: 'The day of delivery.' })
  deliveryDate: string;

  @Field(() => Shift, { description: 'The shift of that day.' })
  shift: Shift;

  @Field(() => String, { nullable: true, description: 'For the agent; null where none was written.' })
  note: string | null;

  @Embedded('address', 'addressLine1')
  @Field(() => AddressSnapshot, {
    nullable: true,
    description: 'Where it goes; null where the customer had no address when the order was made.',
  })
  address: AddressSnapshot | null;

  @SumOf('items', 'amount')
  @Field(() => Decimal, {
    description:
      'INR: the sum of its items’ amounts as ordered, whatever was delivered. Tax that is not part of the price is not in it.',
  })
  total: string;

  @Field(() => DateTime, { description: 'When the order was made.' })
  createdAt: string;

  @Field(() => DateTime, { nullable: true, description: 'Null unless the status is CANCELLED.' })
  cancelledAt: string | null;

  @Field(() => CancelReason, { nullable: true, description: 'Null unless the status is CANCELLED.' })
  cancelReason: CancelReason | null;

  @Field(() => String, {
    nullable: true,
    description: 'What was said about the cancellation; null where nothing was.',
  })
  cancelNote: string | null;
}
