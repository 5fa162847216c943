import { Resolver } from 'type-graphql';
import { One } from '../compiler/annotation.ts';
import { Customer } from '../customers/customer.type.ts';
import { Order } from './order.type.ts';

@Resolver(() => Order)
export class OrderCustomerResolver {
  @One(() => Customer, { description: 'Whose order it is.' })
  customer: Customer;
}
