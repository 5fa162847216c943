import { Resolver } from 'type-graphql';
import { RootConnection, RootOne } from '../../compiler/annotation.ts';
import { Payment } from './payment.type.ts';

@Resolver()
export class PaymentRoot {
  @RootOne(() => Payment, { description: 'The payment with this id; null if there is none that you may see.' })
  payment: Payment | null;

  @RootConnection(() => Payment, {
    description:
      'The payments you may see, including reversed ones, latest received first unless ordered otherwise. A customer’s login sees its own.',
  })
  payments: Payment[];
}
