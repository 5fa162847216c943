import { Resolver } from 'type-graphql';
import { One } from '../compiler/annotation.ts';
import { Customer } from '../customers/customer.type.ts';
import { LedgerEntry } from './ledger/ledger-entry.type.ts';

@Resolver(() => LedgerEntry)
export class LedgerEntryCustomerResolver {
  @One(() => Customer, { description: 'Whose account it is.' })
  customer: Customer;
}
