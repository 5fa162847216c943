import { Resolver } from 'type-graphql';
import { RootConnection } from '../../compiler/annotation.ts';
import { Payment } from './payment.type.ts';

@Resolver()
export class PaymentRoot {
  @RootConnection(() => Payment, {
    description:
      'The payments you may see, reversed ones too, latest received first unless ordered otherwise: a customer’s login sees its own. FORBIDDEN for marketing, delivery agents and suppliers.',
  })
  payments: Payment[];
}
