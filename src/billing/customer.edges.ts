import { Resolver } from 'type-graphql';
import { Connection } from '../compiler/annotation.ts';
import { ComputedField } from '../compiler/computed-field.ts';
import { Customer } from '../customers/customer.type.ts';
import { Decimal } from '../platform/values/scalars.ts';
import { Invoice } from './invoices/invoice.type.ts';
import { balanceOf } from './ledger/balance.query.ts';
import { LedgerEntry } from './ledger/ledger-entry.type.ts';
import { Payment } from './payments/payment.type.ts';

@Resolver(() => Customer)
export class CustomerEdges {
  @ComputedField(() => Decimal, {
    sql: (customer) => balanceOf(customer('id')),
    description:
      'INR, from the ledger. Positive: the customer owes; negative: an advance. Excludes deliveries that are not yet on a finalised invoice.',
  })
  balance: string;

  @Connection(() => Invoice, {
    description:
      'The customer’s invoices of every status, latest period first unless ordered otherwise. Empty for marketing and delivery agents.',
  })
  invoices: Invoice[];

  @Connection(() => Payment, {
    description:
      'The customer’s payments, including reversed ones, latest received first unless ordered otherwise. Empty for marketing and delivery agents.',
  })
  payments: Payment[];

  @Connection(() => LedgerEntry, {
    relation: 'ledgerEntries',
    description:
      'The customer’s account, latest entry first unless ordered otherwise. Empty for marketing and delivery agents.',
  })
  ledger: LedgerEntry[];
}
