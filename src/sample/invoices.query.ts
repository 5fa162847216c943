import type { Step } from './step.ts';

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

export function invoiceSteps(): Step[] {
  const label = 'Invoices';
  return [
    { label, sql: INSERT, fills: 'invoices' },
    { label, sql: 'ANALYZE invoices' },
  ];
}
