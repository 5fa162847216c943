import { Resolver } from 'type-graphql';
import { ComputedField } from '../compiler/computed-field.ts';
import { Customer } from '../customers/customer.type.ts';
import { Decimal } from '../platform/values/scalars.ts';
import { balanceOf } from './ledger/balance.query.ts';

@Resolver(() => Customer)
export class CustomerBalanceResolver {
  @ComputedField(() => Decimal, {
    sql: (customer) => balanceOf(customer('id')),
    description:
      'INR, by the ledger; positive: the customer owes, negative: an advance. Deliveries that are not yet on a finalised invoice are not in it.',
  })
  balance: string;
}
