import type { Step } from './step.ts';

/** A month is locked in the middle of the next one. */
const INSERT_PERIODS = `
INSERT INTO billing_periods (period, locked_at, locked_by_id)
SELECT period, CASE WHEN locked_at <= as_of THEN locked_at END, CASE WHEN locked_at <= as_of THEN (SELECT id FROM sample_staff WHERE role = 'BILLING_ANALYST') END
FROM sample_window
CROSS JOIN LATERAL generate_series(first_day - interval '1 month', running_month, '1 month') AS month
CROSS JOIN LATERAL (SELECT month::date AS period, pg_temp.moment((month + interval '1 month')::date + 14, 64800) AS locked_at) AS periods
ORDER BY period`;

const INSERT_SERIES = `
INSERT INTO document_series (series, last_number)
SELECT series, max(sequence) FROM sample_numbers GROUP BY series ORDER BY series`;

const INSERT_NUMBERS = `
INSERT INTO document_numbers (number, series, sequence)
SELECT number, series, sequence FROM sample_numbers ORDER BY series, sequence`;

const INSERT = `
INSERT INTO invoices (customer_id, id, kind, status, period, number, opening_balance, subtotal, tax, total, amount_paid, amount_credited,
  due_date, issued_at, voided_at, void_reason, created_at)
SELECT customer_id, id, invoice.kind, status, period, number, coalesce(balance_after - amount, 0), subtotal, tax, total, coalesce(paid, 0), coalesce(credited, 0),
  due_date, issued_at, voided_at,
  CASE status WHEN 'VOID' THEN pg_temp.choose(luck, 'void', ARRAY['Made out to the wrong name', 'Wrong GSTIN on it', 'Address was out of date']) END,
  created_at
FROM sample_invoices AS invoice
LEFT JOIN sample_numbers AS register ON document_id = id
LEFT JOIN sample_accounts AS entry ON entry.invoice_id = id AND entry.kind IN ('INVOICE', 'OPENING')
LEFT JOIN (SELECT invoice_id, sum(amount) AS paid FROM sample_allocations WHERE released_at IS NULL GROUP BY invoice_id) AS payment ON payment.invoice_id = id
LEFT JOIN (SELECT invoice_id, sum(amount) AS credited FROM sample_credits GROUP BY invoice_id) AS credit ON credit.invoice_id = id
ORDER BY invoice.customer_no, created_at, id`;

/** Those of a voided bill stand twice: there, and on the bill that took its place. */
const INSERT_LINES = `
INSERT INTO invoice_lines (customer_id, invoice_id, id, order_id, order_item_id, delivery_status_id, date, quantity, unit_price, tax_rate, tax_inclusive, net, tax, amount, live)
SELECT customer_id, invoice.id, pg_temp.uuid_at(coalesce(issued_at, created_at), item.luck, 'line ' || edition), order_id, order_item_id, delivery_status_id,
       date, quantity, unit_price, tax_rate, tax_inclusive, amount - item.tax, item.tax, amount, status <> 'VOID' AND credited_at IS NULL
FROM sample_bill_items AS item
JOIN sample_invoices AS invoice ON invoice.customer_no = item.customer_no AND invoice.period = item.month AND invoice.kind = 'PERIODIC'
WHERE item.month = $1 AND item.customer_no BETWEEN $2 AND $3
ORDER BY item.customer_no, invoice.id, date, order_id, order_item_id`;

const INSERT_CREDIT_NOTES = `
INSERT INTO credit_notes (customer_id, id, invoice_id, number, reason, net, tax, total, issued_at, issued_by_id)
SELECT customer_id, id, invoice_id, number, reason, net, tax, amount, issued_at, issued_by_id
FROM sample_credits JOIN sample_numbers ON document_id = id
ORDER BY customer_no, issued_at, id`;

const INSERT_CREDIT_NOTE_LINES = `
INSERT INTO credit_note_lines (customer_id, credit_note_id, id, invoice_id, invoice_line_id, quantity, net, tax, amount)
SELECT credit.customer_id, credit.id, pg_temp.uuid_at(credit.issued_at, credit.luck, 'credit line'), credit.invoice_id,
       pg_temp.uuid_at(invoice.issued_at, credit.luck, 'line ' || edition), quantity, net, credit.tax, amount
FROM sample_credits AS credit JOIN sample_invoices AS invoice ON invoice.id = credit.invoice_id
ORDER BY credit.customer_no, credit.issued_at, credit.id`;

const CUSTOMERS_AT_ONCE = 2_000;

export function invoiceSteps(months: readonly string[], customers: number): Step[] {
  const label = 'Invoices';
  const slices = Array.from({ length: Math.ceil(customers / CUSTOMERS_AT_ONCE) }, (_, slice) => slice * CUSTOMERS_AT_ONCE + 1);
  return [
    { label, sql: INSERT_PERIODS, fills: 'billing_periods' },
    { label, sql: INSERT_SERIES, fills: 'document_series' },
    { label, sql: INSERT_NUMBERS, fills: 'document_numbers' },
    { label, sql: INSERT, fills: 'invoices' },
    { label, sql: 'ANALYZE invoices' },
    ...months.flatMap((month) =>
      slices.map((first) => ({
        label: `Invoice lines of ${month.slice(0, 7)}`,
        sql: INSERT_LINES,
        values: [month, first, first + CUSTOMERS_AT_ONCE - 1],
        fills: 'invoice_lines',
      })),
    ),
    { label, sql: INSERT_CREDIT_NOTES, fills: 'credit_notes' },
    { label, sql: INSERT_CREDIT_NOTE_LINES, fills: 'credit_note_lines' },
  ];
}
