import type { Step } from '../step.ts';

const TABLES = [
  'invoices',
  'invoice_lines',
  'document_series',
  'document_numbers',
  'credit_notes',
  'credit_note_lines',
  'payments',
  'payment_allocations',
  'ledger_entries',
];

/** Triggers decide how many rows an event makes, so these tables are counted at the end. */
export function countMoneySteps(): Step[] {
  return TABLES.map((table) => ({ label: 'Counting', sql: `SELECT count(*) FROM ${table}`, counts: table }));
}
