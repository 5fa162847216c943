import pg from 'pg';
import { createTestDatabase } from './test-database.ts';

type Session = pg.Pool | pg.ClientBase;

export interface Delivery {
  readonly orderId: string;
  readonly itemIds: readonly string[];
  readonly id: string;
}

export interface DeliveryInput {
  /** YYYY-MM-DD; the clock is at noon of 31 March 2026. */
  readonly date?: string;
  readonly ordered?: readonly string[];
  /** Default: everything that was ordered. */
  readonly delivered?: readonly string[];
  readonly unitPrice?: string;
  readonly taxRate?: string;
  readonly taxInclusive?: boolean;
  /** Price and tax of each item, if they differ. */
  readonly priced?: readonly Priced[];
  /** Of this subscription; default: a one-time order. */
  readonly subscriptionId?: string | null;
  /** Its imported billing state; default: the office confirms it. */
  readonly imported?: 'HISTORY' | 'RECOVERABLE' | null;
}

export interface Priced {
  readonly unitPrice: string;
  readonly taxRate: string;
  readonly taxInclusive: boolean;
}

/** A household with deliveries and bills, in its own database, with actions in plain SQL. */
export class BilledHousehold {
  readonly pool: pg.Pool;
  /** Of its database. */
  readonly url: string;
  readonly customerId: string;
  readonly #drop: () => Promise<void>;

  private constructor(pool: pg.Pool, url: string, customerId: string, drop: () => Promise<void>) {
    this.pool = pool;
    this.url = url;
    this.customerId = customerId;
    this.#drop = drop;
  }

  static async open(): Promise<BilledHousehold> {
    const { url, drop } = await createTestDatabase();
    const pool = new pg.Pool({ connectionString: url, options: '-c earlybird.now=2026-03-31T12:00:00+05:30' });
    pool.on('error', () => {});
    await pool.query(`
      INSERT INTO users (email, name, role) VALUES ('admin@earlybird.example', 'Meera', 'ADMIN');
      INSERT INTO products (name, unit) VALUES ('Cow milk', 'LITRE');
      INSERT INTO business_settings (name) VALUES ('EarlyBird');
      INSERT INTO billing_periods (period) SELECT generate_series(date '2026-01-01', '2026-06-01', '1 month')::date`);
    return new BilledHousehold(pool, url, await newCustomer(pool), drop);
  }

  /** Another household in the same database; `close` of the first one ends both. */
  async neighbour(): Promise<BilledHousehold> {
    return new BilledHousehold(this.pool, this.url, await newCustomer(this.pool), async () => {});
  }

  async close(): Promise<void> {
    await this.pool.end();
    await this.#drop();
  }

  async value<T>(sql: string, values: readonly unknown[] = [], session: Session = this.pool): Promise<T> {
    const { rows } = await session.query({ text: sql, values: [...values], rowMode: 'array' });
    return rows[0]?.[0] as T;
  }

  async deliver(input: DeliveryInput = {}, session: Session = this.pool): Promise<Delivery> {
    const { date = '2026-03-31', ordered = ['1'], unitPrice = '60', taxRate = '0', taxInclusive = true } = input;
    const { subscriptionId = null, imported = null } = input;
    const orderId = await this.value<string>(
      `INSERT INTO orders (customer_id, source, subscription_id, delivery_date, shift)
       VALUES ($1, CASE WHEN $3::uuid IS NULL THEN 'ONE_TIME' ELSE 'SUBSCRIPTION' END::order_source, $3, $2, 'MORNING') RETURNING id`,
      [this.customerId, date, subscriptionId],
      session,
    );
    const itemIds: string[] = [];
    for (const [at, quantity] of ordered.entries()) {
      const price = input.priced?.[at] ?? { unitPrice, taxRate, taxInclusive };
      itemIds.push(
        await this.value<string>(
          `INSERT INTO order_items (customer_id, order_id, product_id, quantity, unit_price, tax_rate, tax_inclusive, amount)
           SELECT $1, $2, id, $3, $4, $5, $6, round($3::numeric * $4::numeric, 2) FROM products RETURNING id`,
          [this.customerId, orderId, quantity, price.unitPrice, price.taxRate, price.taxInclusive],
          session,
        ),
      );
    }
    return this.#confirm({ orderId, itemIds, ordered, delivered: input.delivered ?? ordered, imported }, session);
  }

  /** A confirmation that supersedes another one. */
  async correct(of: Delivery, delivered: readonly string[], session: Session = this.pool): Promise<Delivery> {
    const ordered: string[] = [];
    for (const id of of.itemIds) {
      ordered.push(await this.value<string>('SELECT quantity FROM order_items WHERE id = $1', [id], session));
    }
    return this.#confirm({ orderId: of.orderId, itemIds: of.itemIds, ordered, delivered, supersedes: of.id }, session);
  }

  async #confirm(
    input: {
      orderId: string;
      itemIds: readonly string[];
      ordered: readonly string[];
      delivered: readonly string[];
      supersedes?: string;
      imported?: 'HISTORY' | 'RECOVERABLE' | null;
    },
    session: Session,
  ): Promise<Delivery> {
    const { orderId, itemIds, ordered, delivered, supersedes = null, imported = null } = input;
    const outcome = delivered.every((quantity) => Number(quantity) === 0)
      ? 'NOT_DELIVERED'
      : delivered.every((quantity, at) => Number(quantity) === Number(ordered[at]))
        ? 'DELIVERED'
        : 'PARTIALLY_DELIVERED';
    // One statement, so that header and lines are one transaction even if the session has not begun one.
    const id = await this.value<string>(
      `WITH confirmed AS (
         INSERT INTO delivery_statuses (customer_id, order_id, status, occurred_at, method, confirmed_by_id, reason, note, supersedes_id, correction_reason, billing)
         SELECT $1::uuid, $2::uuid, $3::text::delivery_outcome, business_now(),
                CASE WHEN $8::text IS NULL THEN 'ADMIN' ELSE 'IMPORT' END::confirmation_method,
                CASE WHEN $8::text IS NULL THEN (SELECT id FROM users WHERE role = 'ADMIN') END,
                CASE WHEN $3::text = 'NOT_DELIVERED' THEN 'OTHER' END::not_delivered_reason, 'Found in the office', $4::uuid, CASE WHEN $4 IS NOT NULL THEN 'It was otherwise' END,
                coalesce($8::text, 'NONE')::delivery_billing
         RETURNING id
       ), items AS (
         INSERT INTO delivery_items (customer_id, order_id, order_item_id, delivery_status_id, ordered_quantity, delivered_quantity)
         SELECT $1::uuid, $2::uuid, item.id, confirmed.id, ordered, delivered FROM confirmed, unnest($5::uuid[], $6::numeric[], $7::numeric[]) AS item (id, ordered, delivered)
       )
       SELECT id FROM confirmed`,
      [this.customerId, orderId, outcome, supersedes, itemIds, ordered, delivered, imported],
      session,
    );
    return { orderId, itemIds, id };
  }

  /** A plan of a litre of milk every morning since January. */
  async subscribe(): Promise<string> {
    return this.value<string>(
      `WITH plan AS (
         INSERT INTO subscriptions (customer_id, product_id, status, start_date)
         SELECT $1, id, 'ACTIVE', '2026-01-01' FROM products RETURNING customer_id, id, start_date
       ), term AS (
         INSERT INTO subscription_terms (customer_id, subscription_id, effective_from, mode, quantity, shift)
         SELECT customer_id, id, start_date, 'FIXED_DAILY', 1, 'MORNING' FROM plan
       )
       SELECT id FROM plan`,
      [this.customerId],
    );
  }

  async draft(period = '2026-03-01', session: Session = this.pool): Promise<string> {
    return this.value<string>(
      'INSERT INTO invoices (customer_id, period) VALUES ($1, $2) RETURNING id',
      [this.customerId, period],
      session,
    );
  }

  /** Puts everything that waits to be billed, or one order of it, on a draft. */
  async bill(invoiceId: string, orderId: string | null = null, session: Session = this.pool): Promise<number> {
    const { rowCount } = await session.query(
      `INSERT INTO invoice_lines (customer_id, invoice_id, order_id, order_item_id, delivery_status_id, date, quantity, unit_price, tax_rate, tax_inclusive, net, tax, amount)
       SELECT customer_id, $2, order_id, order_item_id, delivery_status_id, delivery_date, quantity, unit_price, tax_rate, tax_inclusive, net, tax, amount
       FROM billable_items WHERE customer_id = $1 AND ($3::uuid IS NULL OR order_id = $3)`,
      [this.customerId, invoiceId, orderId],
    );
    return rowCount ?? 0;
  }

  async lock(session: Session): Promise<void> {
    await session.query('SELECT lock_ledger($1)', [this.customerId]);
  }

  async finalize(invoiceId: string, session: Session = this.pool): Promise<void> {
    await session.query(`UPDATE invoices SET status = 'FINALIZED' WHERE customer_id = $1 AND id = $2`, [
      this.customerId,
      invoiceId,
    ]);
  }

  /** Delivers one litre at a price, bills and finalises it. */
  async invoice(price: string, period = '2026-03-01'): Promise<string> {
    const { orderId } = await this.deliver({ unitPrice: price });
    const invoiceId = await this.draft(period);
    await this.bill(invoiceId, orderId);
    await this.finalize(invoiceId);
    return invoiceId;
  }

  async void(invoiceId: string, session: Session = this.pool): Promise<void> {
    await session.query(
      `UPDATE invoices SET status = 'VOID', void_reason = 'Wrong name' WHERE customer_id = $1 AND id = $2`,
      [this.customerId, invoiceId],
    );
  }

  async pay(amount: string, session: Session = this.pool): Promise<string> {
    return this.value<string>(
      `INSERT INTO payments (customer_id, amount, method, received_at) VALUES ($1, $2, 'UPI', business_now()) RETURNING id`,
      [this.customerId, amount],
      session,
    );
  }

  async reverse(paymentId: string, session: Session = this.pool): Promise<void> {
    await session.query(
      `UPDATE payments SET status = 'REVERSED', reversal_reason = 'Returned' WHERE customer_id = $1 AND id = $2`,
      [this.customerId, paymentId],
    );
  }

  async writeOff(invoiceId: string, amount: string, session: Session = this.pool): Promise<void> {
    await session.query(
      `INSERT INTO ledger_entries (customer_id, kind, amount, invoice_id) VALUES ($1, 'WRITE_OFF', -$2::numeric, $3)`,
      [this.customerId, amount, invoiceId],
    );
  }

  async refund(paymentId: string, amount: string, session: Session = this.pool): Promise<void> {
    await session.query(
      `INSERT INTO ledger_entries (customer_id, kind, amount, payment_id) VALUES ($1, 'REFUND', $2, $3)`,
      [this.customerId, amount, paymentId],
    );
  }

  /** Credits this quantity of one line, at its value; in one statement, since a note is issued with its lines. */
  async credit(lineId: string, quantity: string, session: Session = this.pool): Promise<void> {
    await session.query(
      `WITH part AS (
         SELECT line.*, value, tax_upto, coalesce(before.net, 0) AS net_before, coalesce(before.tax, 0) AS tax_before
         FROM invoice_lines AS line
         CROSS JOIN LATERAL (
           SELECT sum(quantity) AS quantity, sum(net) AS net, sum(tax) AS tax FROM credit_note_lines WHERE invoice_line_id = line.id
         ) AS before
         CROSS JOIN LATERAL (SELECT round((coalesce(before.quantity, 0) + $2::numeric) * unit_price, 2) AS value) AS valued
         CROSS JOIN LATERAL (SELECT round(value * tax_rate / CASE WHEN tax_inclusive THEN 100 + tax_rate ELSE 100 END, 2) AS tax_upto) AS taxed
         WHERE line.id = $1
       ), amounts AS (
         SELECT *, CASE WHEN tax_inclusive THEN value - tax_upto ELSE value END - net_before AS credit_net, tax_upto - tax_before AS credit_tax FROM part
       ), note AS (
         INSERT INTO credit_notes (customer_id, invoice_id, reason, net, tax, total, issued_at)
         SELECT customer_id, invoice_id, 'It was sour', credit_net, credit_tax, credit_net + credit_tax, business_now() FROM amounts
         RETURNING id
       )
       INSERT INTO credit_note_lines (customer_id, credit_note_id, invoice_id, invoice_line_id, quantity, net, tax, amount)
       SELECT customer_id, note.id, invoice_id, amounts.id, $2, credit_net, credit_tax, credit_net + credit_tax FROM amounts, note`,
      [lineId, quantity],
    );
  }

  async lineOf(orderId: string): Promise<string> {
    return this.value<string>('SELECT id FROM invoice_lines WHERE customer_id = $1 AND order_id = $2 AND live', [
      this.customerId,
      orderId,
    ]);
  }

  async billingOf(delivery: Delivery): Promise<string> {
    return this.value<string>('SELECT billing FROM delivery_statuses WHERE id = $1', [delivery.id]);
  }

  async balance(): Promise<string> {
    return this.value<string>(
      'SELECT coalesce(sum(amount), 0)::numeric(14, 2) FROM ledger_entries WHERE customer_id = $1',
      [this.customerId],
    );
  }

  /** All of its figures at once. */
  async figures(invoiceId: string): Promise<{ status: string; total: string; paid: string; credited: string }> {
    const { rows } = await this.pool.query(
      'SELECT status, total, amount_paid AS paid, amount_credited AS credited FROM invoices WHERE id = $1',
      [invoiceId],
    );
    return rows[0];
  }
}

async function newCustomer(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO customers (name, status) VALUES ('Asha Rao', 'ACTIVE') RETURNING id`,
  );
  return rows[0]?.id as string;
}
