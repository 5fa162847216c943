import { Field, ObjectType } from 'type-graphql';
import { Computed, Reads } from '../../compiler/annotation.ts';
import { sql } from '../../compiler/sql.ts';
import { Node } from '../../platform/node.type.ts';
import { DateTime, Decimal } from '../../platform/values/scalars.ts';
import { ConfirmationMethod, DeliveryBilling, DeliveryOutcome, NotDeliveredReason } from './delivery-status.enums.ts';

// Ids are UUIDv7, so theirs is the order of recording, and the only such order that an index has.
@Reads('DeliveryStatus', { defaultOrder: [{ field: 'id', direction: 'DESC' }] })
@ObjectType({
  implements: Node,
  description:
    'One confirmation of one order. It never changes: a correction is a new confirmation that supersedes the current one.',
})
export class DeliveryStatus extends Node {
  @Field(() => DeliveryOutcome, { description: 'What it says.' })
  status: DeliveryOutcome;

  @Field(() => Boolean, {
    description: 'Whether it is the one that counts. An order has at most one such confirmation.',
  })
  current: boolean;

  @Field(() => DateTime, { description: 'When it happened at the door, by the clock of the device.' })
  occurredAt: string;

  @Field(() => DateTime, { description: 'When it was recorded here, by the clock of the server.' })
  recordedAt: string;

  @Field(() => ConfirmationMethod, { description: 'How it was confirmed.' })
  method: ConfirmationMethod;

  @Computed((delivery) => sql`${delivery('method')} <> 'SHARE_LINK' OR ${delivery('verifiedAt')} IS NOT NULL`)
  @Field(() => Boolean, {
    description:
      'False for a confirmation through a share link that no user has checked yet. It is billed all the same.',
  })
  verified: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When a user checked a confirmation that came through a share link; null where nobody did or had to.',
  })
  verifiedAt: string | null;

  @Field(() => NotDeliveredReason, { nullable: true, description: 'Null unless the status is NOT_DELIVERED.' })
  reason: NotDeliveredReason | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it supersedes another one; null where it is an order’s first confirmation.',
  })
  correctionReason: string | null;

  @Field(() => String, { nullable: true, description: 'Written at the door; null where nothing was.' })
  note: string | null;

  @Field(() => Decimal, {
    nullable: true,
    description: 'Degrees north, six decimals; null where the device did not say.',
  })
  latitude: string | null;

  @Field(() => Decimal, {
    nullable: true,
    description: 'Degrees east, six decimals; null where the device did not say.',
  })
  longitude: string | null;

  @Field(() => DeliveryBilling, { description: 'Where it stands with billing.' })
  billing: DeliveryBilling;
}
