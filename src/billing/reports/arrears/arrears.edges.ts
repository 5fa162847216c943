import { Resolver } from 'type-graphql';
import { One } from '../../../compiler/annotation.ts';
import { Customer } from '../../../customers/customer.type.ts';
import { Arrears } from './arrears.type.ts';

@Resolver(() => Arrears)
export class ArrearsEdges {
  @One(() => Customer, { description: 'The customer who owes it.' })
  customer: Customer;
}
