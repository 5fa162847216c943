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

  @Field(() => PaymentMethod, { description: 'The payment method.' })
  method: PaymentMethod;

  @Field(() => DateTime, { description: 'When the money was received.' })
  receivedAt: string;

  @Field(() => String, {
    nullable: true,
    description: 'A reference such as a UPI transaction id; null if none was given.',
  })
  reference: string | null;

  @Field(() => String, { nullable: true, description: 'Null if none was written.' })
  note: string | null;

  @Field(() => PaymentStatus, { description: 'Whether the payment still counts.' })
  status: PaymentStatus;

  @Field(() => Boolean, {
    description:
      'Whether it was received before the import’s cut-over: for information only, neither in the ledger nor allocated.',
  })
  historical: boolean;

  @Computed(
    (payment) => sql`
      CASE WHEN ${payment('status')} = 'REVERSED' OR ${payment('historical')} THEN 0.00
      ELSE ${payment('amount')} - ${payment('allocated')} END`,
  )
  @Field(() => Decimal, {
    description:
      'INR that is neither allocated to an invoice nor refunded: an advance, which the next bill uses. 0 if the payment is reversed or historical.',
  })
  unallocated: string;

  @Field(() => DateTime, { description: 'When it was recorded.' })
  createdAt: string;

  @Field(() => DateTime, { nullable: true, description: 'Null unless the status is REVERSED.' })
  reversedAt: string | null;

  @Field(() => String, { nullable: true, description: 'Null unless the status is REVERSED.' })
  reversalReason: string | null;
}
