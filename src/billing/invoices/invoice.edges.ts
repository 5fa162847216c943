import { Resolver } from 'type-graphql';
import { Connection, List, One } from '../../compiler/annotation.ts';
import { ComputedField } from '../../compiler/computed-field.ts';
import { sql } from '../../compiler/sql.ts';
import { Customer } from '../../customers/customer.type.ts';
import { CreditNote } from '../credit-notes/credit-note.type.ts';
import { PaymentAllocation } from '../payments/payment-allocation.type.ts';
import { Invoice } from './invoice.type.ts';
import { invoiceCsv } from './invoice-csv.query.ts';
import { InvoiceLine } from './invoice-line.type.ts';
import { Language } from './language.enum.ts';
import { shareText } from './share-text.query.ts';

/** A month of one delivery a day is 31, a household of three products about a hundred. */
const LINES = 100;

@Resolver(() => Invoice)
export class InvoiceEdges {
  @One(() => Customer, { description: 'The customer who is billed.' })
  customer: Customer;

  @Connection(() => InvoiceLine, {
    description:
      'The billed items, by delivery date unless ordered otherwise. Includes lines that are no longer live, since the totals include them. None for kind OPENING.',
  })
  lines: InvoiceLine[];

  @List(() => PaymentAllocation, {
    relation: 'allocations',
    where: (allocation) => sql`${allocation('releasedAt')} IS NULL`,
    description:
      'The allocations that pay it, oldest first; their sum is `amountPaid`. Excludes allocations released because a payment was reversed or the invoice was voided.',
  })
  payments: PaymentAllocation[];

  @List(() => CreditNote, { description: 'The credit notes issued for it, oldest first.' })
  creditNotes: CreditNote[];

  @ComputedField(() => String, {
    readsRows: LINES,
    sql: (invoice) => invoiceCsv(invoice('customerId'), invoice('id')),
    description:
      'The lines as CSV (RFC 4180, UTF-8, CRLF): a header row, then date, product, unit, quantity, unitPrice, taxRate, taxInclusive, net, tax, amount and live of each line of `lines`, by date; decimals as stored. The product is quoted, with an apostrophe before it if a spreadsheet would take it for a formula. Only the header for kind OPENING.',
  })
  csv: string;

  @ComputedField(() => String, {
    args: { language: { type: Language, description: 'English by default.' } },
    sql: (invoice, args) => shareText(invoice, args),
    description:
      'A message to send with the invoice, line by line: the business, the bill and its month, customer, total, amount due, due date and a UPI payment link. The amount due is everything the customer owes now (`Customer.balance`, in INR), not this invoice’s `amountDue`; it does not yet include a DRAFT. If nothing is due, the message says so and asks for nothing. It has no link if the business settings have no UPI id.',
  })
  shareText: string;
}
