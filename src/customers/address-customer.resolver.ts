import { Resolver } from 'type-graphql';
import { One } from '../compiler/annotation.ts';
import { Address } from './addresses/address.type.ts';
import { Customer } from './customer.type.ts';

@Resolver(() => Address)
export class AddressCustomerResolver {
  @One(() => Customer, { description: 'Whose address it is.' })
  customer: Customer;
}
