import type { Step } from './step.ts';

/** All that moves a customer's balance, as it comes to be known; its order is settled at the end. */
const CREATE_STAGE = `
CREATE TEMPORARY TABLE sample_ledger (
  customer_no integer, at timestamptz, rank integer, kind ledger_entry_kind, amount numeric,
  invoice_id uuid, payment_id uuid, credit_note_id uuid, created_by_id uuid, note text
) ON COMMIT DROP`;

const STAGE_DOCUMENTS = `
INSERT INTO sample_ledger (customer_no, at, rank, kind, amount, invoice_id, credit_note_id, created_by_id, note)
SELECT customer_no, issued_at, 1, CASE kind WHEN 'OPENING' THEN 'OPENING' ELSE 'INVOICE' END::ledger_entry_kind, total, id, NULL::uuid, NULL::uuid,
       CASE kind WHEN 'OPENING' THEN 'Brought forward' END
FROM sample_invoices WHERE issued_at IS NOT NULL
UNION ALL
SELECT customer_no, voided_at, 2, 'VOID', -total, id, NULL, (SELECT id FROM sample_staff WHERE role = 'BILLING_ANALYST'), NULL
FROM sample_invoices WHERE voided_at IS NOT NULL
UNION ALL
SELECT customer_no, issued_at, 3, 'CREDIT_NOTE', -amount, NULL, id, issued_by_id, NULL
FROM sample_credits`;

export function prepareLedgerStep(): Step {
  return { label: 'Ledger', sql: CREATE_STAGE };
}

export function ledgerDocumentSteps(): Step[] {
  return [{ label: 'Ledger', sql: STAGE_DOCUMENTS }];
}
