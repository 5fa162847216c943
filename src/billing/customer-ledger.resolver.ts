import { Resolver } from 'type-graphql';
import { Connection } from '../compiler/annotation.ts';
import { Customer } from '../customers/customer.type.ts';
import { LedgerEntry } from './ledger/ledger-entry.type.ts';

@Resolver(() => Customer)
export class CustomerLedgerResolver {
  @Connection(() => LedgerEntry, {
    relation: 'ledgerEntries',
    description:
      'The customer’s account, latest entry first unless ordered otherwise. Empty for marketing and delivery agents.',
  })
  ledger: LedgerEntry[];
}
