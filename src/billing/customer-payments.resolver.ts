import { Resolver } from 'type-graphql';
import { Connection } from '../compiler/annotation.ts';
import { Customer } from '../customers/customer.type.ts';
import { Payment } from './payments/payment.type.ts';

@Resolver(() => Customer)
export class CustomerPaymentsResolver {
  @Connection(() => Payment, {
    description:
      'The customer’s payments, reversed ones too, latest received first unless ordered otherwise. Empty for marketing and delivery agents.',
  })
  payments: Payment[];
}
