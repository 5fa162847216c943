import type { Args } from '../../../compiler/annotation.ts';
import { type SqlFragment, sql } from '../../../compiler/sql.ts';

type Visible = (model: string, alias: string) => SqlFragment;

/** What is open now: from the invoice's own counters, through the index of open invoices. */
const openNow = (visible: Visible): SqlFragment => sql`
  SELECT bill.customer_id, bill.due_date, bill.total - bill.amount_paid - bill.amount_credited AS open
  FROM invoices AS bill
  WHERE bill.status = 'FINALIZED' AND bill.amount_paid + bill.amount_credited < bill.total AND ${visible('Invoice', 'bill')}`;

/** What was open at the end of a day, from what had been issued, paid, released, credited and voided by then. */
const openAt = (end: SqlFragment, visible: Visible): SqlFragment => sql`
  SELECT bill.customer_id, bill.due_date, bill.total - paid.amount - credited.amount AS open
  FROM invoices AS bill
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(allocation.amount), 0) AS amount
    FROM payment_allocations AS allocation
    WHERE allocation.customer_id = bill.customer_id AND allocation.invoice_id = bill.id
      AND allocation.created_at < ${end} AND (allocation.released_at IS NULL OR allocation.released_at >= ${end})
  ) AS paid
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(note.total), 0) AS amount
    FROM credit_notes AS note
    WHERE note.customer_id = bill.customer_id AND note.invoice_id = bill.id AND note.issued_at < ${end}
  ) AS credited
  WHERE bill.issued_at < ${end} AND (bill.voided_at IS NULL OR bill.voided_at >= ${end})
    AND bill.total > paid.amount + credited.amount AND ${visible('Invoice', 'bill')}`;

/** Open invoices as of a day, by default today: customer_id, due_date, open. */
export const openInvoices = (args: Args, visible: Visible): SqlFragment =>
  args.isGiven('asOf')
    ? openAt(sql`((${args('asOf')} + 1)::timestamp AT TIME ZONE business_time_zone())`, visible)
    : openNow(visible);
