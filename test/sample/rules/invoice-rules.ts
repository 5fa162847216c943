import { BOUNDS, localTime, type SampleRule } from './sample-rule.ts';

export const INVOICE_RULES: readonly SampleRule[] = [
  {
    name: 'BILLED is what stands on a live line, BILLABLE what was recorded after the last billing run',
    violations: `
      WITH ${BOUNDS}
      SELECT d.id FROM delivery_statuses d CROSS JOIN bounds
      LEFT JOIN (SELECT DISTINCT delivery_status_id FROM invoice_lines WHERE live) l ON l.delivery_status_id = d.id
      WHERE d.billing <> (CASE WHEN NOT d.current OR d.status = 'NOT_DELIVERED' THEN 'NONE' WHEN l.delivery_status_id IS NOT NULL THEN 'BILLED' ELSE 'BILLABLE' END)::delivery_billing
        OR (d.billing = 'BILLABLE' AND ${localTime('d.recorded_at')}::date < last_day)`,
  },
  {
    name: 'every delivered item of a billed confirmation is on exactly one live line',
    violations: `
      SELECT i.order_item_id FROM delivery_items i JOIN delivery_statuses d ON (d.customer_id, d.order_id, d.id) = (i.customer_id, i.order_id, i.delivery_status_id)
      LEFT JOIN invoice_lines l ON (l.customer_id, l.order_id, l.order_item_id, l.delivery_status_id) = (i.customer_id, i.order_id, i.order_item_id, d.id) AND l.live
      WHERE d.billing = 'BILLED' AND (l.id IS NOT NULL) <> (i.delivered_quantity > 0)`,
  },
  {
    name: 'a line bills the delivered quantity at the price and tax of the order item, on its delivery date',
    violations: `
      SELECT l.id FROM invoice_lines l
      JOIN delivery_items d ON (d.customer_id, d.order_id, d.order_item_id, d.delivery_status_id) = (l.customer_id, l.order_id, l.order_item_id, l.delivery_status_id)
      JOIN order_items i ON (i.customer_id, i.order_id, i.id) = (l.customer_id, l.order_id, l.order_item_id)
      JOIN orders o ON o.id = l.order_id
      WHERE (l.quantity, l.unit_price, l.tax_rate, l.tax_inclusive, l.date) <> (d.delivered_quantity, i.unit_price, i.tax_rate, i.tax_inclusive, o.delivery_date)`,
  },
  {
    name: 'a line is live unless its invoice is void or it is credited in full',
    violations: `
      SELECT l.id FROM invoice_lines l JOIN invoices i ON i.id = l.invoice_id
      LEFT JOIN (SELECT invoice_line_id, sum(amount) AS credited FROM credit_note_lines GROUP BY 1) c ON c.invoice_line_id = l.id
      WHERE l.live = (i.status = 'VOID' OR coalesce(credited = l.amount, false))`,
  },
  {
    name: 'a live line never bills a superseded confirmation',
    violations: `SELECT l.id FROM invoice_lines l JOIN delivery_statuses d ON d.id = l.delivery_status_id WHERE l.live AND NOT d.current`,
  },
  {
    name: 'a line is on the invoice of its delivery date’s month, or of the next one if it was recorded when that month was over',
    violations: `
      SELECT l.id FROM invoice_lines l JOIN invoices i ON i.id = l.invoice_id JOIN delivery_statuses d ON d.id = l.delivery_status_id
      JOIN orders o ON o.id = l.order_id
      CROSS JOIN LATERAL (SELECT date_trunc('month', o.delivery_date)::date AS month, (date_trunc('month', o.delivery_date) + interval '1 month')::date AS next) AS due
      WHERE i.period <> CASE WHEN ${localTime('d.recorded_at')} < next THEN month ELSE next END`,
  },
  {
    name: 'the totals of an invoice are the sums of its lines',
    violations: `
      SELECT i.id FROM invoices i LEFT JOIN (
        SELECT invoice_id, sum(net) AS net, sum(tax) AS tax, sum(amount) AS amount FROM invoice_lines GROUP BY 1
      ) l ON l.invoice_id = i.id
      WHERE i.kind = 'PERIODIC' AND (l.net IS DISTINCT FROM i.subtotal OR l.tax IS DISTINCT FROM i.tax OR l.amount IS DISTINCT FROM i.total)`,
  },
  {
    name: 'months that are over are finalised, the running one is a draft',
    violations: `
      WITH ${BOUNDS}
      SELECT i.id FROM invoices i, bounds WHERE (i.status = 'DRAFT') <> (i.period = date_trunc('month', last_day)::date)`,
  },
  {
    name: 'an invoice is due its credit days after its period, an opening one after the day before the first',
    violations: `
      SELECT i.id FROM invoices i, business_settings s
      WHERE status <> 'DRAFT' AND due_date IS DISTINCT FROM (period + interval '1 month' - interval '1 day')::date + s.credit_days`,
  },
  {
    name: 'a void invoice is replaced by one for the same month and amount',
    violations: `
      SELECT v.id FROM invoices v WHERE v.status = 'VOID' AND NOT EXISTS (
        SELECT 1 FROM invoices i WHERE i.customer_id = v.customer_id AND i.period = v.period AND i.status = 'FINALIZED' AND i.total = v.total AND i.number > v.number AND i.issued_at > v.voided_at)`,
  },
  {
    name: 'a credit note is the sum of its lines, and no line is credited beyond its amount',
    violations: `
      SELECT c.id FROM credit_notes c LEFT JOIN (
        SELECT credit_note_id AS id, sum(net) AS net, sum(tax) AS tax, sum(amount) AS amount FROM credit_note_lines GROUP BY 1
      ) l USING (id) WHERE l.net IS DISTINCT FROM c.net OR l.tax IS DISTINCT FROM c.tax OR l.amount IS DISTINCT FROM c.total
      UNION ALL
      SELECT l.id FROM invoice_lines l JOIN credit_note_lines c ON c.invoice_line_id = l.id GROUP BY l.id, l.amount, l.quantity, l.tax
      HAVING sum(c.amount) > l.amount OR sum(c.quantity) > l.quantity OR sum(c.tax) > l.tax`,
  },
  {
    name: 'numbers have no gap, none is unused, and they follow the time of issue',
    violations: `
      SELECT number FROM (
        SELECT n.number, sequence, row_number() OVER (PARTITION BY series ORDER BY issued_at, sequence) AS by_time, row_number() OVER (PARTITION BY series ORDER BY sequence) AS place, issued_at
        FROM document_numbers n LEFT JOIN (SELECT number, issued_at FROM invoices UNION ALL SELECT number, issued_at FROM credit_notes) d USING (number)
      ) AS n WHERE sequence <> place OR sequence <> by_time OR issued_at IS NULL
      UNION ALL
      SELECT series FROM document_series WHERE series NOT IN (SELECT series FROM document_numbers)`,
  },
  {
    name: 'a number names the financial year of its issue',
    violations: `
      SELECT number FROM (SELECT number, issued_at FROM invoices WHERE number IS NOT NULL UNION ALL SELECT number, issued_at FROM credit_notes) AS d
      WHERE substr(number, 4, 5) <> to_char(${localTime('issued_at')} - interval '3 months', 'YY') || '-' || to_char(${localTime('issued_at')} + interval '9 months', 'YY')`,
  },
];
