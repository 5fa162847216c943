import { Resolver } from 'type-graphql';
import { One } from '../compiler/annotation.ts';
import { Customer } from '../customers/customer.type.ts';
import { Payment } from './payments/payment.type.ts';

@Resolver(() => Payment)
export class PaymentCustomerResolver {
  @One(() => Customer, { description: 'Who paid.' })
  customer: Customer;
}
