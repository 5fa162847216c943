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
  @One(() => Customer, { description: 'Who is billed.' })
  customer: Customer;

  @Connection(() => InvoiceLine, {
    description:
      'What it bills, by delivery date unless ordered otherwise; lines that are no longer live too, since the totals contain them. None for kind OPENING.',
  })
  lines: InvoiceLine[];

  @List(() => PaymentAllocation, {
    relation: 'allocations',
    where: (allocation) => sql`${allocation('releasedAt')} IS NULL`,
    description:
      'What pays it, oldest first: their sum is `amountPaid`. Without allocations that were released because a payment was reversed or the invoice voided.',
  })
  payments: PaymentAllocation[];

  @List(() => CreditNote, { description: 'What was taken back of it, oldest first.' })
  creditNotes: CreditNote[];

  @ComputedField(() => String, {
    readsRows: LINES,
    sql: (invoice) => invoiceCsv(invoice('customerId'), invoice('id')),
    description:
      'Its lines as CSV (RFC 4180, UTF-8, CRLF): a header row, then date, product, unit, quantity, unitPrice, taxRate, taxInclusive, net, tax, amount and live of each line as `lines` has them, by date; decimals as stored. The product is quoted, with an apostrophe before one that a spreadsheet would take for a formula. The header alone for kind OPENING.',
  })
  csv: string;

  @ComputedField(() => String, {
    args: { language: { type: Language, description: 'English unless given.' } },
    sql: (invoice, args) => shareText(invoice, args),
    description:
      'A message to send with it, line by line: who bills, the bill and its month, customer, total, amount due, due date and a UPI link to pay with. The amount due is what the customer owes in all now (`Customer.balance`, in INR), not this invoice’s `amountDue`; a DRAFT is not in it yet. Where nothing is due it says so and asks for nothing; without a UPI id in the business settings there is no link.',
  })
  shareText: string;
}
