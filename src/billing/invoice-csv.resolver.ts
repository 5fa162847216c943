import { Resolver } from 'type-graphql';
import { ComputedField } from '../compiler/computed-field.ts';
import { Invoice } from './invoices/invoice.type.ts';
import { invoiceCsv } from './invoices/invoice-csv.query.ts';

/** A month of one delivery a day is 31, a household of three products about a hundred. */
const LINES = 100;

@Resolver(() => Invoice)
export class InvoiceCsvResolver {
  @ComputedField(() => String, {
    readsRows: LINES,
    sql: (invoice) => invoiceCsv(invoice('customerId'), invoice('id')),
    description:
      'Its lines as CSV (RFC 4180, UTF-8, CRLF): a header row, then date, product, unit, quantity, unitPrice, taxRate, taxInclusive, net, tax, amount and live of each line as `lines` has them, by date; decimals as stored. The product is quoted, with an apostrophe before one that a spreadsheet would take for a formula. The header alone for kind OPENING.',
  })
  csv: string;
}
