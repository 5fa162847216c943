import { readFileSync } from 'node:fs';
import pg from 'pg';
import { migrateUp } from '../../../src/platform/migrations/migration-up.ts';
import { startThrowawayPostgres } from '../../../src/platform/postgres/embedded-postgres-throwaway.ts';

// What the triggers of billing cost per row: the same statement with and without all triggers. Each is rolled back. `node
// --import tsx test/invariants/cost/billing-cost.ts`, half a minute on an idle machine. CPU time is the server process's own, so
// that it is comparable on a busy machine.

const CUSTOMERS = 1_000;
const ORDERS_OF_EACH = 100;

const ROWS = `
INSERT INTO users (email, name, role) VALUES ('admin@earlybird.example', 'Meera', 'ADMIN');
INSERT INTO products (name, unit) VALUES ('Cow milk', 'LITRE');
INSERT INTO business_settings (name) VALUES ('EarlyBird');
INSERT INTO billing_periods VALUES ('2026-01-01');
INSERT INTO customers (name) SELECT 'Asha Rao' FROM generate_series(1, ${CUSTOMERS});
INSERT INTO orders (customer_id, source, status, delivery_date, shift)
  SELECT id, 'ONE_TIME', 'DELIVERED', '2026-01-15', 'MORNING' FROM customers, generate_series(1, ${ORDERS_OF_EACH});
INSERT INTO order_items (customer_id, order_id, product_id, quantity, unit_price, amount)
  SELECT customer_id, orders.id, products.id, 1, 60, 60 FROM orders, products;
INSERT INTO delivery_statuses (customer_id, order_id, status, occurred_at, recorded_at, method, confirmed_by_id, billing)
  SELECT orders.customer_id, orders.id, 'DELIVERED', '2026-01-15', '2026-01-15', 'ADMIN', users.id, 'BILLABLE' FROM orders, users;
INSERT INTO delivery_items (customer_id, order_id, order_item_id, delivery_status_id, ordered_quantity, delivered_quantity)
  SELECT customer_id, order_id, item.id, status.id, 1, 1 FROM order_items AS item JOIN delivery_statuses AS status USING (customer_id, order_id);
INSERT INTO invoices (customer_id, period) SELECT id, '2026-01-01' FROM customers;`;

/**
 * Staged and analysed, as a run of bills would: a statement that anti-joins the table it fills is planned as if that stayed
 * empty.
 */
const STAGE = `
CREATE TABLE staged_lines AS
SELECT customer_id, invoice.id AS invoice_id, order_id, order_item_id, delivery_status_id, delivery_date AS date, quantity, unit_price, net, amount
FROM billable_items JOIN invoices AS invoice USING (customer_id);
ANALYZE staged_lines`;
const LINES = `
INSERT INTO invoice_lines (customer_id, invoice_id, order_id, order_item_id, delivery_status_id, date, quantity, unit_price, net, amount)
SELECT * FROM staged_lines`;
/** A fifth of them: 20 per customer. */
const FEWER_LINES = `${LINES} WHERE get_byte(uuid_send(order_id), 15) < 51`;
const FINALIZE = `UPDATE invoices SET status = 'FINALIZED'`;
const PAY = `INSERT INTO payments (customer_id, amount, method, received_at) SELECT id, 5000, 'UPI', '2026-01-31' FROM customers`;

/** The same rules as the triggers for whole statements, row by row. */
const ROW_BY_ROW = `
ALTER TABLE invoice_lines DISABLE TRIGGER invoice_lines_bill;
CREATE FUNCTION bill_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM hold_ledger(NEW.customer_id);
  UPDATE invoices SET subtotal = subtotal + NEW.net, tax = tax + NEW.tax, total = total + NEW.amount
  WHERE customer_id = NEW.customer_id AND id = NEW.invoice_id AND status = 'DRAFT';
  IF NOT FOUND THEN PERFORM refuse('invoice_lines_on_draft', ''); END IF;
  PERFORM 1 FROM delivery_items AS d
  JOIN order_items AS i ON (i.customer_id, i.order_id, i.id) = (d.customer_id, d.order_id, d.order_item_id)
  JOIN orders AS o ON (o.customer_id, o.id) = (d.customer_id, d.order_id)
  WHERE (d.customer_id, d.order_id, d.order_item_id, d.delivery_status_id) = (NEW.customer_id, NEW.order_id, NEW.order_item_id, NEW.delivery_status_id)
    AND (d.delivered_quantity, i.unit_price, o.delivery_date) = (NEW.quantity, NEW.unit_price, NEW.date);
  IF NOT FOUND THEN PERFORM refuse('invoice_lines_as_delivered', ''); END IF;
  UPDATE delivery_statuses SET billing = 'BILLED'
  WHERE customer_id = NEW.customer_id AND order_id = NEW.order_id AND id = NEW.delivery_status_id AND current AND billing = 'BILLABLE';
  IF NOT FOUND THEN PERFORM refuse('invoice_lines_billable', ''); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER bill_line AFTER INSERT ON invoice_lines FOR EACH ROW EXECUTE FUNCTION bill_line();`;

interface Measure {
  readonly what: string;
  readonly rows: number;
  readonly sql: string;
  /** The existing rows, written through the triggers. */
  readonly before?: string;
  /** A schema change for the run with triggers. */
  readonly variant?: string;
}

const INVOICED = `${LINES}; ANALYZE invoice_lines, invoices, delivery_statuses; ${FINALIZE}; ANALYZE ledger_entries, document_numbers, invoices`;
const PAID = `${INVOICED}; ${PAY}; ANALYZE payments, payment_allocations`;
const MEASURES: readonly Measure[] = [
  { what: 'invoice line, in one statement', rows: CUSTOMERS * ORDERS_OF_EACH, sql: LINES },
  { what: 'invoice line, a fifth of them', rows: (CUSTOMERS * ORDERS_OF_EACH) / 5, sql: FEWER_LINES },
  { what: 'the same, row by row', rows: (CUSTOMERS * ORDERS_OF_EACH) / 5, sql: FEWER_LINES, variant: ROW_BY_ROW },
  {
    what: 'draft',
    rows: CUSTOMERS,
    before: `INSERT INTO billing_periods VALUES ('2026-02-01')`,
    sql: `INSERT INTO invoices (customer_id, period) SELECT id, '2026-02-01' FROM customers`,
  },
  {
    what: 'finalised invoice of 100 lines',
    rows: CUSTOMERS,
    before: `${LINES}; ANALYZE invoice_lines, invoices`,
    sql: `${FINALIZE}, issued_at = business_now(), due_date = '2026-02-10', number = NULL`,
  },
  { what: 'payment with one allocation', rows: CUSTOMERS, before: INVOICED, sql: PAY },
  {
    what: 'reversal with one release',
    rows: CUSTOMERS,
    before: PAID,
    sql: `UPDATE payments SET status = 'REVERSED', reversal_reason = 'x', reversed_at = business_now()`,
  },
  {
    what: 'void of a paid invoice of 100 lines',
    rows: CUSTOMERS,
    before: PAID,
    sql: `UPDATE invoices SET status = 'VOID', void_reason = 'x', voided_at = business_now()`,
  },
  {
    what: 'credit note of one line in full, paid before',
    rows: CUSTOMERS,
    before: PAID,
    sql: `WITH line AS (SELECT DISTINCT ON (invoice_id) * FROM invoice_lines), note AS (
            INSERT INTO credit_notes (customer_id, invoice_id, number, reason, net, tax, total, issued_at)
            SELECT customer_id, invoice_id, id::text, 'x', net, tax, amount, business_now() FROM line RETURNING id, invoice_id)
          INSERT INTO credit_note_lines (customer_id, credit_note_id, invoice_id, invoice_line_id, quantity, net, tax, amount)
          SELECT customer_id, note.id, invoice_id, line.id, quantity, net, tax, amount FROM line JOIN note USING (invoice_id)`,
  },
];

const server = await startThrowawayPostgres();
try {
  await migrateUp(server.url);
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  client.on('error', () => {});
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const pid = rows[0]?.pid as number;
  await client.query(
    `SET session_replication_role = replica; ${ROWS}; SET session_replication_role = origin; ANALYZE; ${STAGE}; SET statement_timeout = '60s'`,
  );
  for (const measure of MEASURES) {
    const without = await run(client, pid, measure, false);
    const with_ = await run(client, pid, measure, true).catch((error: Error) => {
      console.error(measure.what, error.message);
      return { cpuMs: Number.NaN, wallMs: Number.NaN };
    });
    const each = (ms: number) => `${Math.round((ms * 1_000) / measure.rows)}`.padStart(6);
    console.log(
      `${measure.what.padEnd(48)} ${each(without.cpuMs)} → ${each(with_.cpuMs)} µs of CPU, ${each(without.wallMs)} → ${each(with_.wallMs)} µs by the clock`,
    );
  }
  await client.end();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await server.stop();
}

async function run(client: pg.Client, pid: number, { sql, before, variant }: Measure, triggers: boolean) {
  await client.query('BEGIN');
  try {
    if (before) await client.query(before);
    if (triggers && variant) await client.query(variant);
    // With triggers on, the columns that they fill are omitted.
    const text = triggers
      ? sql.replace(`, issued_at = business_now(), due_date = '2026-02-10', number = NULL`, '')
      : sql;
    if (!triggers)
      await client.query(
        `SET LOCAL session_replication_role = replica; ALTER TABLE invoices DROP CONSTRAINT invoices_finalized_check; ALTER TABLE payments DROP CONSTRAINT payments_reversed_released_check; ALTER TABLE invoices DROP CONSTRAINT invoices_open_check`,
      );
    const [startedAt, cpuAt] = [performance.now(), cpuMs(pid)];
    await client.query(text);
    return { wallMs: performance.now() - startedAt, cpuMs: cpuMs(pid) - cpuAt };
  } finally {
    await client.query('ROLLBACK');
  }
}

/** User and system time of a process on Linux, in ticks of 10 ms; elsewhere not a number. */
function cpuMs(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return Number.NaN;
  }
}
