import type { Step } from './step.ts';

/** Those of a voided bill stand twice: there, and on the bill that took its place. */
const INSERT = `
INSERT INTO invoice_lines (customer_id, invoice_id, id, order_id, order_item_id, delivery_status_id, date, quantity, unit_price, tax_rate, tax_inclusive, net, tax, amount, live)
SELECT customer_id, invoice.id, pg_temp.uuid_at(coalesce(issued_at, created_at), item.luck, 'line ' || edition), order_id, order_item_id, delivery_status_id,
       date, quantity, unit_price, tax_rate, tax_inclusive, amount - item.tax, item.tax, amount, status <> 'VOID' AND credited_at IS NULL
FROM sample_bill_items AS item
JOIN sample_invoices AS invoice ON invoice.customer_no = item.customer_no AND invoice.period = item.month AND invoice.kind = 'PERIODIC'
WHERE item.month = $1 AND item.customer_no BETWEEN $2 AND $3
ORDER BY item.customer_no, invoice.id, date, order_id, order_item_id`;

/** About as many lines as a span of days has orders. */
const CUSTOMERS_AT_ONCE = 2_000;

export function invoiceLineSteps(months: readonly string[], customers: number): Step[] {
  const firsts = Array.from({ length: Math.ceil(customers / CUSTOMERS_AT_ONCE) }, (_, n) => n * CUSTOMERS_AT_ONCE + 1);
  return months.flatMap((month) =>
    firsts.map((first) => ({
      label: `Invoice lines of ${month.slice(0, 7)}`,
      sql: INSERT,
      values: [month, first, first + CUSTOMERS_AT_ONCE - 1],
      fills: 'invoice_lines',
    })),
  );
}
