import { Resolver } from 'type-graphql';
import { One } from '../compiler/annotation.ts';
import { Customer } from '../customers/customer.type.ts';
import { DeliveryStatus } from './confirmations/delivery-status.type.ts';

@Resolver(() => DeliveryStatus)
export class DeliveryStatusCustomerResolver {
  @One(() => Customer, { description: 'Whose order was confirmed.' })
  customer: Customer;
}
