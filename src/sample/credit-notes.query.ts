import type { Step } from './step.ts';

const INSERT = `
INSERT INTO credit_notes (customer_id, id, invoice_id, number, reason, net, tax, total, issued_at, issued_by_id)
SELECT customer_id, id, invoice_id, number, reason, net, tax, amount, issued_at, issued_by_id
FROM sample_credits JOIN sample_numbers ON document_id = id
ORDER BY customer_no, issued_at, id`;

const INSERT_LINES = `
INSERT INTO credit_note_lines (customer_id, credit_note_id, id, invoice_id, invoice_line_id, quantity, net, tax, amount)
SELECT customer_id, id, pg_temp.uuid_at(issued_at, luck, 'credit line'), invoice_id, invoice_line_id, quantity, net, tax, amount
FROM sample_credits
ORDER BY customer_no, issued_at, id`;

export function creditNoteSteps(): Step[] {
  const label = 'Credit notes';
  return [
    { label, sql: INSERT, fills: 'credit_notes' },
    { label, sql: INSERT_LINES, fills: 'credit_note_lines' },
  ];
}
