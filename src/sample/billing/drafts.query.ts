import type { Step } from '../step.ts';

/** An OPENING invoice states its own total; others get it from their lines. */
const INSERT = `
INSERT INTO invoices (customer_id, id, kind, period, subtotal, total, created_at)
SELECT customer_id, id, kind, period, opening, opening, created_at
FROM sample_invoices
CROSS JOIN LATERAL (SELECT CASE kind WHEN 'OPENING' THEN total ELSE 0 END AS opening) AS amount
WHERE period = $1 AND edition = 1
ORDER BY customer_no, id`;

const INSERT_LINES = `
INSERT INTO invoice_lines (customer_id, invoice_id, id, order_id, order_item_id, delivery_status_id, date, quantity, unit_price, tax_rate, tax_inclusive, net, tax, amount)
SELECT customer_id, invoice.id, pg_temp.uuid_at(coalesce(issued_at, created_at), item.luck, 'line ' || edition), order_id, order_item_id, delivery_status_id,
       date, quantity, unit_price, tax_rate, tax_inclusive, amount - item.tax, item.tax, amount
FROM sample_bill_items AS item
JOIN sample_invoices AS invoice
  ON invoice.customer_no = item.customer_no AND invoice.period = item.month AND invoice.kind = 'PERIODIC' AND invoice.edition = 1
WHERE item.month = $1 AND item.customer_no BETWEEN $2 AND $3
ORDER BY item.customer_no, invoice.id, date, order_id, order_item_id`;

/** About as many lines as a span has orders. */
const CUSTOMERS_AT_ONCE = 2_000;

/** The drafts of a month, given by its first day, with everything that waits to be billed until its end. */
export function draftSteps(month: string, customers: number): Step[] {
  const label = `Bills of ${month.slice(0, 7)}`;
  const firsts = Array.from({ length: Math.ceil(customers / CUSTOMERS_AT_ONCE) }, (_, n) => n * CUSTOMERS_AT_ONCE + 1);
  return [
    { label, sql: INSERT, values: [month] },
    { label, sql: 'ANALYZE invoices' },
    ...firsts.map((first) => ({ label, sql: INSERT_LINES, values: [month, first, first + CUSTOMERS_AT_ONCE - 1] })),
    { label, sql: 'ANALYZE invoices, invoice_lines, delivery_statuses' },
  ];
}
