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

/** What one event makes of rows is for triggers to say, so these tables are counted when all has been played. */
export function countMoneySteps(): Step[] {
  return TABLES.map((table) => ({ label: 'Counting', sql: `SELECT count(*) FROM ${table}`, counts: table }));
}
