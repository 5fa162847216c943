import { Field, ObjectType } from 'type-graphql';
import { Computed, Reads } from '../../compiler/annotation.ts';
import { sql } from '../../compiler/sql.ts';
import { Node } from '../../platform/node.type.ts';
import { DateTime, Decimal } from '../../platform/values/scalars.ts';
import { PaymentMethod, PaymentStatus } from './payment.enums.ts';

@Reads('Payment', { defaultOrder: [{ field: 'receivedAt', direction: 'DESC' }] })
@ObjectType({
  implements: Node,
  description: 'Money received from a customer. It is never deleted, and reversed at most once.',
})
export class Payment extends Node {
  @Field(() => Decimal, { description: 'INR received; more than 0.' })
  amount: string;

  @Field(() => PaymentMethod, { description: 'How it came in.' })
  method: PaymentMethod;

  @Field(() => DateTime, { description: 'When the money was received.' })
  receivedAt: string;

  @Field(() => String, { nullable: true, description: 'Such as a UPI transaction id; null where none was given.' })
  reference: string | null;

  @Field(() => String, { nullable: true, description: 'Null where none was written.' })
  note: string | null;

  @Field(() => PaymentStatus, { description: 'Whether it still counts.' })
  status: PaymentStatus;

  @Field(() => Boolean, {
    description:
      'Received before the import’s cut-over: for information only, not in the ledger and allocated to nothing.',
  })
  historical: boolean;

  @Computed(
    (payment) => sql`
      CASE WHEN ${payment('status')} = 'REVERSED' OR ${payment('historical')} THEN 0
      ELSE ${payment('amount')} - ${payment('allocated')} END::numeric(14, 2)`,
  )
  @Field(() => Decimal, {
    description:
      'INR that pays no invoice yet and was not refunded: an advance, which the next bill uses. 0 where the payment was reversed or is historical.',
  })
  unallocated: string;

  @Field(() => DateTime, { description: 'When it was recorded.' })
  createdAt: string;

  @Field(() => DateTime, { nullable: true, description: 'Null unless the status is REVERSED.' })
  reversedAt: string | null;

  @Field(() => String, { nullable: true, description: 'Null unless the status is REVERSED.' })
  reversalReason: string | null;
}
