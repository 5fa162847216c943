import { Field, ObjectType } from 'type-graphql';
import { Computed, Reads } from '../../compiler/annotation.ts';
import { sql } from '../../compiler/sql.ts';
import { Node } from '../../platform/node.type.ts';
import { CalendarDate, DateTime, Decimal, Month } from '../../platform/values/scalars.ts';
import { InvoiceKind, InvoiceStatus, PaymentStatus } from './invoice.enums.ts';

@Reads('Invoice', { defaultOrder: [{ field: 'period', direction: 'DESC' }] })
@ObjectType({ implements: Node, description: 'A bill to one customer for the deliveries of a month.' })
export class Invoice extends Node {
  @Field(() => String, {
    nullable: true,
    description:
      'As printed, at most 16 characters, without gaps within a financial year; null until it is finalised, and always for kind OPENING.',
  })
  number: string | null;

  @Field(() => InvoiceKind, { description: 'What it is for.' })
  kind: InvoiceKind;

  @Field(() => InvoiceStatus, { description: 'Whether it counts.' })
  status: InvoiceStatus;

  @Field(() => Month, { description: 'The month up to whose end it bills; a line may be of an earlier one.' })
  period: string;

  @Field(() => Decimal, {
    description: 'INR that the customer owed before this invoice; negative: an advance. Not part of `total`.',
  })
  openingBalance: string;

  @Field(() => Decimal, {
    description: 'INR: the sum of its lines without tax; of kind OPENING, the imported balance.',
  })
  subtotal: string;

  @Field(() => Decimal, { description: 'INR: the sum of its lines’ tax, CGST and SGST together.' })
  tax: string;

  @Field(() => Decimal, { description: 'INR: subtotal + tax.' })
  total: string;

  @Field(() => Decimal, { description: 'INR of payments allocated to this invoice.' })
  amountPaid: string;

  @Field(() => Decimal, { description: 'INR of this invoice taken back by credit notes or written off.' })
  amountCredited: string;

  // A void invoice keeps its total as a record; asking for it would be asking for money that nobody owes.
  @Computed(
    (invoice) => sql`
      CASE WHEN ${invoice('status')} = 'VOID' THEN 0
      ELSE ${invoice('total')} - ${invoice('amountPaid')} - ${invoice('amountCredited')} END::numeric(14, 2)`,
  )
  @Field(() => Decimal, {
    description:
      'INR: total - amountPaid - amountCredited of this invoice alone, never with the opening balance. Of a DRAFT, what it will ask for; of a VOID one, 0. What the customer owes in all is `Customer.balance`.',
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
  @Field(() => PaymentStatus, {
    description:
      'How far it is paid, as of today. OVERDUE wins over PARTIALLY_PAID; a DRAFT and a VOID one are UNPAID.',
  })
  paymentStatus: PaymentStatus;

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

  @Field(() => DateTime, { description: 'When it was first made up.' })
  createdAt: string;
}
