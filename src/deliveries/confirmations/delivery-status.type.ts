import { Field, ObjectType } from 'type-graphql';
import { Computed, Reads } from '../../compiler/annotation.ts';
import { sql } from '../../compiler/sql.ts';
import { Node } from '../../platform/node.type.ts';
import { DateTime, Decimal } from '../../platform/values/scalars.ts';
import { ConfirmationMethod, DeliveryBilling, DeliveryOutcome, NotDeliveredReason } from './delivery-status.enums.ts';

// Ids are UUIDv7, so their order is the order of recording, and the only such order with an index.
@Reads('DeliveryStatus', { defaultOrder: [{ field: 'id', direction: 'DESC' }] })
@ObjectType({
  implements: Node,
  description:
    'One confirmation of one order. It never changes: a correction is a new confirmation that supersedes the current one.',
})
export class DeliveryStatus extends Node {
  @Field(() => DeliveryOutcome, { description: 'The outcome.' })
  status: DeliveryOutcome;

  @Field(() => Boolean, {
    description: 'Whether it is the confirmation that counts. An order has at most one.',
  })
  current: boolean;

  @Field(() => DateTime, { description: 'When it happened at the door, by the device’s clock.' })
  occurredAt: string;

  @Field(() => DateTime, { description: 'When it was recorded, by the server’s clock.' })
  recordedAt: string;

  @Field(() => ConfirmationMethod, { description: 'How it was confirmed.' })
  method: ConfirmationMethod;

  @Computed((delivery) => sql`${delivery('method')} <> 'SHARE_LINK' OR ${delivery('verifiedAt')} IS NOT NULL`)
  @Field(() => Boolean, {
    description:
      'False for a confirmation made through a share link that no user has verified yet. It is billed all the same.',
  })
  verified: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When a user verified a confirmation made through a share link; null if nobody did or had to.',
  })
  verifiedAt: string | null;

  @Field(() => NotDeliveredReason, { nullable: true, description: 'Null unless the status is NOT_DELIVERED.' })
  reason: NotDeliveredReason | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it supersedes another confirmation; null for an order’s first one.',
  })
  correctionReason: string | null;

  @Field(() => String, { nullable: true, description: 'A note written at the door; null if none was written.' })
  note: string | null;

  @Field(() => Decimal, {
    nullable: true,
    description: 'Degrees north, six decimals; null if the device did not report it.',
  })
  latitude: string | null;

  @Field(() => Decimal, {
    nullable: true,
    description: 'Degrees east, six decimals; null if the device did not report it.',
  })
  longitude: string | null;

  @Field(() => DeliveryBilling, { description: 'The billing state.' })
  billing: DeliveryBilling;
}
