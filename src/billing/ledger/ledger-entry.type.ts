import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Reads } from '../../compiler/annotation.ts';
import { DateTime, Decimal } from '../../platform/values/scalars.ts';
import { LedgerEntryKind } from './ledger-entry.enums.ts';

@Reads('LedgerEntry', { defaultOrder: [{ field: 'seq', direction: 'DESC' }] })
@ObjectType({
  description: 'One line of a customer’s account. It never changes. Positive amounts are owed by the customer.',
})
export class LedgerEntry {
  @Column('seq')
  @Field(() => Int, { description: 'Position in the customer’s account: 1, 2, 3 and so on, without gaps.' })
  sequence: number;

  @Field(() => LedgerEntryKind, { description: 'Why the account changed.' })
  kind: LedgerEntryKind;

  @Field(() => Decimal, { description: 'INR; positive: the customer owes more, negative: less. Never 0.' })
  amount: string;

  @Field(() => Decimal, {
    description: 'INR: the sum of the customer’s amounts up to and including this one; positive: the customer owes.',
  })
  balanceAfter: string;

  @Field(() => String, { nullable: true, description: 'Null if none was written.' })
  note: string | null;

  @Field(() => DateTime, { description: 'When it was booked.' })
  bookedAt: string;
}
