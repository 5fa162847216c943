import type { Step } from './step.ts';

const INSERT = `
INSERT INTO ledger_entries (customer_id, seq, kind, amount, balance_after, invoice_id, payment_id, credit_note_id, note, booked_at, created_by_id)
SELECT customer.id, seq, kind, amount, balance_after, invoice_id, payment_id, credit_note_id, note, at, created_by_id
FROM sample_accounts JOIN sample_customers AS customer ON customer.no = customer_no
ORDER BY customer_no, seq`;

export function ledgerSteps(): Step[] {
  return [{ label: 'Ledger', sql: INSERT, fills: 'ledger_entries' }];
}
