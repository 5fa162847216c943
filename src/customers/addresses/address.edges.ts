import { Resolver } from 'type-graphql';
import { One } from '../../compiler/annotation.ts';
import { Customer } from '../customer.type.ts';
import { Address } from './address.type.ts';

@Resolver(() => Address)
export class AddressEdges {
  @One(() => Customer, { description: 'The customer whose address it is.' })
  customer: Customer;
}
