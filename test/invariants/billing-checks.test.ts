import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../support/refusal.ts';
import { createSampleDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await createSampleDatabase();
  pool = new pg.Pool({ connectionString: database.url });
  await pool.query(
    `UPDATE payments SET status = 'REVERSED', reversal_reason = 'Returned' WHERE ctid = (SELECT ctid FROM payments WHERE method <> 'OPENING' LIMIT 1)`,
  );
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** With all triggers off, including foreign keys, so that only the check or the index can refuse. */
async function alone(sql: string): Promise<string | undefined> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN; SET LOCAL session_replication_role = replica');
    return await refusalOf(client.query(sql));
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

const oneOf = (table: string, where = 'true') => `ctid = (SELECT ctid FROM ${table} WHERE ${where} LIMIT 1)`;

/** The check, the change that breaks it, and the row. */
const CHECKS: readonly (readonly [check: string, table: string, change: string, where?: string])[] = [
  ['billing_periods_period_check', 'billing_periods', `period = period + 1`],
  ['document_numbers_number_check', 'document_numbers', `number = ''`],
  ['document_numbers_number_check', 'document_numbers', `number = number || '00'`],
  ['document_numbers_sequence_check', 'document_numbers', 'sequence = 0'],
  ['invoices_total_check', 'invoices', 'subtotal = subtotal + 1'],
  ['invoices_total_check', 'invoices', 'subtotal = -1, tax = 1, total = 0', `status = 'DRAFT'`],
  ['invoices_total_check', 'invoices', 'subtotal = 1, tax = -1, total = 0', `status = 'DRAFT'`],
  ['invoices_paid_check', 'invoices', 'amount_paid = total - amount_credited + 0.01', `status = 'FINALIZED'`],
  ['invoices_paid_check', 'invoices', 'amount_credited = total - amount_paid + 0.01', `status = 'FINALIZED'`],
  ['invoices_paid_check', 'invoices', 'amount_paid = -1', `status = 'FINALIZED'`],
  ['invoices_paid_check', 'invoices', 'amount_credited = -1', `status = 'FINALIZED'`],
  ['invoices_open_check', 'invoices', 'amount_paid = 1', `status = 'DRAFT'`],
  ['invoices_open_check', 'invoices', 'amount_credited = 1', `status = 'VOID'`],
  ['invoices_draft_check', 'invoices', `number = 'X'`, `status = 'DRAFT'`],
  ['invoices_draft_check', 'invoices', `issued_at = now()`, `status = 'DRAFT'`],
  ['invoices_draft_check', 'invoices', `due_date = now()`, `status = 'DRAFT'`],
  ['invoices_finalized_check', 'invoices', 'number = NULL', `status = 'FINALIZED' AND kind = 'PERIODIC'`],
  ['invoices_finalized_check', 'invoices', `number = 'X'`, `status = 'FINALIZED' AND kind = 'OPENING'`],
  ['invoices_finalized_check', 'invoices', 'due_date = NULL', `status = 'FINALIZED'`],
  ['invoices_finalized_check', 'invoices', 'issued_at = NULL', `status = 'FINALIZED'`],
  ['invoices_void_check', 'invoices', 'voided_at = NULL', `status = 'VOID'`],
  ['invoices_void_check', 'invoices', `void_reason = NULL`, `status = 'VOID'`],
  ['invoices_void_check', 'invoices', `void_reason = ' '`, `status = 'VOID'`],
  ['invoices_void_check', 'invoices', `voided_at = now(), void_reason = 'x'`, `status = 'DRAFT'`],
  ['invoice_lines_quantity_check', 'invoice_lines', 'quantity = 0, net = 0, tax = 0, amount = 0'],
  [
    'invoice_lines_quantity_check',
    'invoice_lines',
    'quantity = -1, net = -unit_price, tax = 0, tax_rate = 0, amount = -unit_price',
  ],
  [
    'invoice_lines_unit_price_check',
    'invoice_lines',
    'unit_price = -1, quantity = 1, net = -1, tax = 0, tax_rate = 0, amount = -1',
  ],
  [
    'invoice_lines_tax_rate_check',
    'invoice_lines',
    'tax_rate = 101, tax = round(amount * 101 / 201, 2), net = amount - round(amount * 101 / 201, 2)',
    'tax_inclusive',
  ],
  ['invoice_lines_amount_check', 'invoice_lines', 'net = net + 1, amount = amount + 1'],
  ['invoice_lines_amount_check', 'invoice_lines', 'amount = amount + 1, tax = tax + 1'],
  ['invoice_lines_tax_check', 'invoice_lines', 'tax = tax + 0.01, net = net - 0.01', 'tax_inclusive'],
  ['credit_notes_total_check', 'credit_notes', 'total = total + 1'],
  ['credit_notes_total_check', 'credit_notes', 'net = 0, tax = 0, total = 0'],
  ['credit_notes_total_check', 'credit_notes', 'net = -1, tax = 2, total = 1'],
  ['credit_notes_reason_check', 'credit_notes', `reason = ' '`],
  ['credit_note_lines_quantity_check', 'credit_note_lines', 'quantity = 0'],
  ['credit_note_lines_amount_check', 'credit_note_lines', 'amount = amount + 1'],
  ['credit_note_lines_amount_check', 'credit_note_lines', 'net = -1, amount = tax - 1'],
  ['payments_amount_check', 'payments', 'amount = 0, allocated = 0'],
  // A negative amount has no room for any allocation; this check is first in alphabetical order.
  ['payments_allocated_check', 'payments', 'amount = -5, allocated = 0'],
  ['payments_allocated_check', 'payments', 'allocated = amount + 0.01'],
  ['payments_allocated_check', 'payments', 'allocated = -0.01'],
  ['payments_reversed_check', 'payments', 'reversed_at = NULL', `status = 'REVERSED'`],
  ['payments_reversed_check', 'payments', 'reversal_reason = NULL', `status = 'REVERSED'`],
  ['payments_reversed_check', 'payments', `reversal_reason = ' '`, `status = 'REVERSED'`],
  ['payments_reversed_check', 'payments', `reversed_at = now(), reversal_reason = 'x'`, `status = 'RECORDED'`],
  ['payments_reversed_released_check', 'payments', 'allocated = 0.01', `status = 'REVERSED'`],
  ['payments_delivery_check', 'payments', `method = 'UPI'`, 'order_id IS NOT NULL'],
  ['payments_delivery_check', 'payments', 'order_id = NULL', 'order_id IS NOT NULL'],
  ['payments_received_at_check', 'payments', `received_at = created_at + interval '11 minutes'`],
  ['payment_allocations_amount_check', 'payment_allocations', 'amount = 0'],
  ['payment_allocations_released_at_check', 'payment_allocations', `released_at = created_at - interval '1 second'`],
  ['ledger_entries_seq_check', 'ledger_entries', 'seq = 0'],
  ['ledger_entries_sign_check', 'ledger_entries', 'amount = -amount', `kind = 'INVOICE'`],
  ['ledger_entries_sign_check', 'ledger_entries', 'amount = -amount', `kind = 'PAYMENT'`],
  ['ledger_entries_sign_check', 'ledger_entries', 'amount = -amount', `kind = 'PAYMENT_REVERSAL'`],
  ['ledger_entries_sign_check', 'ledger_entries', 'amount = -amount', `kind = 'VOID'`],
  ['ledger_entries_sign_check', 'ledger_entries', 'amount = -amount', `kind = 'CREDIT_NOTE'`],
  ['ledger_entries_sign_check', 'ledger_entries', 'amount = 0', `kind = 'OPENING'`],
  ['ledger_entries_document_check', 'ledger_entries', 'invoice_id = NULL', `kind = 'INVOICE'`],
  ['ledger_entries_document_check', 'ledger_entries', 'payment_id = NULL', `kind = 'PAYMENT'`],
  ['ledger_entries_document_check', 'ledger_entries', 'credit_note_id = NULL', `kind = 'CREDIT_NOTE'`],
  ['ledger_entries_document_check', 'ledger_entries', 'payment_id = uuid_v7()', `kind = 'INVOICE'`],
  [
    'ledger_entries_document_check',
    'ledger_entries',
    'payment_id = uuid_v7(), invoice_id = uuid_v7()',
    `kind = 'OPENING'`,
  ],
  [
    'ledger_entries_document_check',
    'ledger_entries',
    `kind = 'REFUND', amount = 1, invoice_id = uuid_v7(), payment_id = NULL`,
    `kind = 'PAYMENT'`,
  ],
  [
    'ledger_entries_document_check',
    'ledger_entries',
    `kind = 'WRITE_OFF', amount = -1, invoice_id = NULL`,
    `kind = 'INVOICE'`,
  ],
];

/** The index, and a copy of a row that differs only in these columns. */
const UNIQUES: readonly (readonly [
  index: string,
  table: string,
  other: Readonly<Record<string, string>>,
  where?: string,
])[] = [
  ['billing_periods_pkey', 'billing_periods', {}],
  ['document_series_pkey', 'document_series', {}],
  ['document_numbers_pkey', 'document_numbers', { sequence: '1000000' }],
  ['document_numbers_series_sequence_key', 'document_numbers', { number: `'X'` }],
  ['invoices_pkey', 'invoices', { period: `'1990-01-01'` }, `status = 'DRAFT'`],
  ['invoices_id_key', 'invoices', { customer_id: 'uuid_v7()' }, `status = 'DRAFT'`],
  ['invoices_number_key', 'invoices', { customer_id: 'uuid_v7()', id: 'uuid_v7()' }, 'number IS NOT NULL'],
  ['invoices_one_live_key', 'invoices', { id: 'uuid_v7()' }, `status = 'DRAFT'`],
  [
    'invoices_one_live_key',
    'invoices',
    { id: 'uuid_v7()', number: `'X'` },
    `status = 'FINALIZED' AND number IS NOT NULL`,
  ],
  ['invoice_lines_pkey', 'invoice_lines', { order_item_id: 'uuid_v7()' }],
  ['invoice_lines_id_key', 'invoice_lines', { invoice_id: 'uuid_v7()', order_item_id: 'uuid_v7()' }],
  [
    'invoice_lines_one_live_key',
    'invoice_lines',
    { id: 'uuid_v7()', invoice_id: 'uuid_v7()', delivery_status_id: 'uuid_v7()' },
    'live',
  ],
  ['credit_notes_pkey', 'credit_notes', { number: `'X'` }],
  ['credit_notes_id_key', 'credit_notes', { number: `'X'`, customer_id: 'uuid_v7()' }],
  ['credit_notes_number_key', 'credit_notes', { id: 'uuid_v7()' }],
  ['credit_note_lines_pkey', 'credit_note_lines', {}],
  ['payments_pkey', 'payments', { idempotency_key: 'uuid_v7()' }],
  ['payments_id_key', 'payments', { customer_id: 'uuid_v7()' }],
  ['payments_idempotency_key', 'payments', { id: 'uuid_v7()' }, 'idempotency_key IS NOT NULL'],
  ['payment_allocations_pkey', 'payment_allocations', {}],
  ['ledger_entries_pkey', 'ledger_entries', { invoice_id: 'uuid_v7()' }, `kind = 'INVOICE'`],
  ['ledger_entries_one_per_invoice_key', 'ledger_entries', { seq: '1000000' }, `kind = 'INVOICE'`],
  ['ledger_entries_one_per_invoice_key', 'ledger_entries', { seq: '1000000' }, `kind = 'VOID'`],
  ['ledger_entries_one_per_payment_key', 'ledger_entries', { seq: '1000000' }, `kind = 'PAYMENT'`],
  ['ledger_entries_one_per_credit_note_key', 'ledger_entries', { seq: '1000000' }, `kind = 'CREDIT_NOTE'`],
];

const TABLES = `'billing_periods', 'document_series', 'document_numbers', 'invoices', 'invoice_lines', 'credit_notes', 'credit_note_lines', 'payments', 'payment_allocations', 'ledger_entries'`;

describe('24. Amounts are exact, and every check on money refuses by itself', () => {
  it.each(CHECKS.map(([check, table, change, where = 'true']) => [check, table, change, where] as const))(
    '%s: UPDATE %s SET %s',
    async (check, table, change, where) => {
      expect(await alone(`UPDATE ${table} SET ${change} WHERE ${oneOf(table, where)}`)).toBe(check);
    },
  );

  it('there is no check that this list leaves out', async () => {
    const { rows } = await pool.query(
      `SELECT conname FROM pg_constraint WHERE contype = 'c' AND conrelid::regclass::text IN (${TABLES}) AND conname !~ '_finite_check$' ORDER BY 1`,
    );
    expect([...new Set(CHECKS.map(([check]) => check))].sort()).toEqual(rows.map((row) => row.conname));
  });

  it('amounts have two decimals, quantities three, and none is a float', async () => {
    const { rows } = await pool.query(
      `SELECT DISTINCT data_type, numeric_scale FROM information_schema.columns
       WHERE table_schema = 'public' AND (data_type IN ('real', 'double precision', 'money') OR
         (table_name IN (${TABLES}) AND data_type = 'numeric')) ORDER BY numeric_scale`,
    );
    expect(rows).toEqual([2, 3].map((scale) => ({ data_type: 'numeric', numeric_scale: scale })));
  });
});

describe('Every key of the tables of money refuses a second one', () => {
  it.each(UNIQUES.map(([index, table, other, where = 'true']) => [index, table, other, where] as const))(
    '%s of %s, other but %j',
    async (index, table, other, where) => {
      const { rows } = await pool.query<{ columns: string[] }>(
        `SELECT array_agg(attname::text ORDER BY attnum) AS columns FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped`,
        [table],
      );
      const columns = rows[0]?.columns ?? [];
      const copy = `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${columns.map((column) => other[column] ?? column).join(', ')} FROM ${table} WHERE ${oneOf(table, where)}`;
      expect(await alone(copy)).toBe(index);
    },
  );

  it('there is none that this list leaves out', async () => {
    const { rows } = await pool.query(
      `SELECT indexrelid::regclass::text AS name FROM pg_index WHERE indisunique AND indrelid::regclass::text IN (${TABLES}) ORDER BY 1`,
    );
    // Implied by the primary key; it exists as the target of the lines' foreign key.
    const implied = ['credit_notes_customer_id_invoice_id_id_key'];
    expect([...new Set(UNIQUES.map(([index]) => index)), ...implied].sort()).toEqual(
      rows.map((row) => row.name).sort(),
    );
  });
});
