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
    'What one customer is to get on one day in one shift, from one subscription or as a one-time order. It keeps the address, area, agent, prices and tax rates of the moment it was created.',
})
export class Order extends Node {
  @Field(() => OrderSource, { description: 'Whether it was generated from a subscription or placed by hand.' })
  source: OrderSource;

  @Field(() => OrderStatus, { description: 'The current status.' })
  status: OrderStatus;

  @Field(() => CalendarDate, { description: 'The day of delivery.' })
  deliveryDate: string;

  @Field(() => Shift, { description: 'The shift of that day.' })
  shift: Shift;

  @Field(() => String, { nullable: true, description: 'A note for the agent; null if none was written.' })
  note: string | null;

  @Embedded('address', 'addressLine1')
  @Field(() => AddressSnapshot, {
    nullable: true,
    description: 'The delivery address; null if the customer had none when the order was created.',
  })
  address: AddressSnapshot | null;

  @SumOf('items', 'amount')
  @Field(() => Decimal, {
    description:
      'INR: the sum of the items’ amounts as ordered, whatever was delivered. Excludes tax that is not part of the price.',
  })
  total: string;

  @Field(() => DateTime, { description: 'When the order was created.' })
  createdAt: string;

  @Field(() => DateTime, { nullable: true, description: 'Null unless the status is CANCELLED.' })
  cancelledAt: string | null;

  @Field(() => CancelReason, { nullable: true, description: 'Null unless the status is CANCELLED.' })
  cancelReason: CancelReason | null;

  @Field(() => String, {
    nullable: true,
    description: 'A note on the cancellation; null if none was written.',
  })
  cancelNote: string | null;
}
