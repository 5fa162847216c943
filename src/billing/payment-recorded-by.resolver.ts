import { Resolver } from 'type-graphql';
import { One } from '../compiler/annotation.ts';
import { User } from '../identity/users/user.type.ts';
import { Payment } from './payments/payment.type.ts';

@Resolver(() => Payment)
export class PaymentRecordedByResolver {
  @One(() => User, {
    nullable: true,
    description: 'Who recorded it; null where it was imported, or you may not see the user.',
  })
  recordedBy: User | null;
}
