import { Field, ObjectType } from 'type-graphql';
import { Computed, Reads } from '../../compiler/annotation.ts';
import { sql } from '../../compiler/sql.ts';
import { Node } from '../../platform/node.type.ts';
import { CalendarDate, DateTime, Decimal, Month } from '../../platform/values/scalars.ts';
import { InvoiceKind, InvoicePaymentStatus, InvoiceStatus } from './invoice.enums.ts';

@Reads('Invoice', { defaultOrder: [{ field: 'period', direction: 'DESC' }] })
@ObjectType({ implements: Node, description: 'A bill to one customer for the deliveries of a month.' })
export class Invoice extends Node {
  @Field(() => String, {
    nullable: true,
    description:
      'The printed number: at most 16 characters, without gaps within a financial year; null until the invoice is finalised, and always null for kind OPENING.',
  })
  number: string | null;

  @Field(() => InvoiceKind, { description: 'The kind of invoice.' })
  kind: InvoiceKind;

  @Field(() => InvoiceStatus, { description: 'The life-cycle status.' })
  status: InvoiceStatus;

  @Field(() => Month, { description: 'The month it bills; lines may also be from earlier months.' })
  period: string;

  @Field(() => Decimal, {
    description: 'INR that the customer owed before this invoice; negative: an advance. Not included in `total`.',
  })
  openingBalance: string;

  @Field(() => Decimal, {
    description: 'INR: the sum of the lines without tax; for kind OPENING, the imported balance.',
  })
  subtotal: string;

  @Field(() => Decimal, { description: 'INR: the sum of the lines’ tax, CGST and SGST together.' })
  tax: string;

  @Field(() => Decimal, { description: 'INR: subtotal + tax.' })
  total: string;

  @Field(() => Decimal, { description: 'INR of payments allocated to this invoice.' })
  amountPaid: string;

  @Field(() => Decimal, { description: 'INR of this invoice that was credited by credit notes or written off.' })
  amountCredited: string;

  // A void invoice keeps its total as a record; demanding it would demand money that nobody owes.
  @Computed(
    (invoice) => sql`
      CASE WHEN ${invoice('status')} = 'VOID' THEN 0.00
      ELSE ${invoice('total')} - ${invoice('amountPaid')} - ${invoice('amountCredited')} END`,
  )
  @Field(() => Decimal, {
    description:
      'INR: total - amountPaid - amountCredited of this invoice alone, without the opening balance. For a DRAFT, the amount it will ask for; for a VOID invoice, 0. `Customer.balance` is what the customer owes in all.',
  })
  amountDue: string;

  @Computed(
    (invoice) => sql`
      CASE
        WHEN ${invoice('status')} <> 'FINALIZED' THEN 'UNPAID'
        WHEN ${invoice('amountPaid')} + ${invoice('amountCredited')} >= ${invoice('total')} THEN 'PAID'
        WHEN ${invoice('dueDate')} < business_today() THEN 'OVERDUE'
        WHEN ${invoice('amountPaid')} > 0 THEN 'PARTIALLY_PAID'
        ELSE 'UNPAID'
      END`,
  )
  @Field(() => InvoicePaymentStatus, {
    description:
      'The payment status as of today. OVERDUE takes precedence over PARTIALLY_PAID; DRAFT and VOID invoices are UNPAID.',
  })
  paymentStatus: InvoicePaymentStatus;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'The last day to pay without being overdue; null until it is finalised.',
  })
  dueDate: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was finalised; null until then.' })
  issuedAt: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Null unless the status is VOID.' })
  voidedAt: string | null;

  @Field(() => String, { nullable: true, description: 'Null unless the status is VOID.' })
  voidReason: string | null;

  @Field(() => DateTime, { description: 'When the draft was created.' })
  createdAt: string;
}
