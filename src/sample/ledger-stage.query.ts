import type { Step } from './step.ts';

/** All that moves a customer's balance, as it comes to be known; its order is settled when all of it is. */
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

const STAGE_ACCOUNTS = `
CREATE TEMPORARY TABLE sample_accounts ON COMMIT DROP AS
SELECT customer_no, (row_number() OVER account)::integer AS seq, kind, amount, sum(amount) OVER account AS balance_after,
       invoice_id, payment_id, credit_note_id, note, at, created_by_id
FROM sample_ledger
WINDOW account AS (PARTITION BY customer_no ORDER BY at, rank, invoice_id, payment_id, credit_note_id ROWS UNBOUNDED PRECEDING)
ORDER BY customer_no, seq`;

export function ledgerStageSteps(): Step[] {
  const label = 'Ledger';
  return [
    { label, sql: CREATE_STAGE },
    { label, sql: STAGE_DOCUMENTS },
  ];
}

export function accountStageSteps(): Step[] {
  const label = 'Ledger';
  return [
    { label, sql: STAGE_ACCOUNTS },
    { label, sql: 'ANALYZE sample_accounts' },
  ];
}
