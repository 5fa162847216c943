/** What must hold of the loaded rows, recomputed from them alone: each query finds the rows that break its rule. */
export interface SampleRule {
  name: string;
  violations: string;
}

/** For every day, shift and subscription: what the plan says, written a second time and for reading rather than for speed. */
const WANTED = `
wanted AS (
  SELECT s.customer_id, s.id AS subscription_id, day::date AS day, run.shift,
         coalesce(o.quantity, CASE
           WHEN t.shift::text NOT IN ('BOTH', run.shift::text) THEN 0
           WHEN t.mode IN ('FIXED_DAILY', 'ONE_TIME_RANGE') THEN t.quantity
           WHEN t.mode = 'WEEKLY' AND upper(trim(to_char(day, 'day'))) = ANY (t.weekdays::text[]) THEN t.quantity
           WHEN t.mode = 'EVERY_N_DAYS' AND mod(day::date - t.anchor_date, t.every_n_days) = 0 THEN t.quantity
           ELSE 0 END) AS quantity,
         t.unit_price AS term_price, s.product_id
  FROM subscriptions s
  JOIN customers c ON c.id = s.customer_id
  CROSS JOIN LATERAL generate_series(s.start_date, least(s.stop_date - 1, (SELECT last_day + 1 FROM bounds)), interval '1 day') AS day
  CROSS JOIN (VALUES ('MORNING'::shift), ('EVENING'::shift)) AS run (shift)
  JOIN LATERAL (
    SELECT * FROM subscription_terms t WHERE t.subscription_id = s.id AND t.effective_from <= day ORDER BY effective_from DESC LIMIT 1
  ) AS t ON true
  LEFT JOIN subscription_days o ON o.subscription_id = s.id AND o.date = day AND o.shift = run.shift
  WHERE s.status <> 'DRAFT'
    AND NOT EXISTS (SELECT 1 FROM subscription_pauses p WHERE p.subscription_id = s.id AND day >= p.from_date AND (p.until_date IS NULL OR day < p.until_date))
    AND (c.status NOT IN ('PAUSED', 'STOPPED') OR day::date <= (c.updated_at AT TIME ZONE 'Asia/Kolkata')::date)
)`;

const BOUNDS = `bounds AS (
  SELECT (after->>'until')::date AS last_day, (after->>'asOf')::timestamptz AS as_of FROM audit_events WHERE action = 'sample.load'
)`;

const LOCAL = (column: string) => `(${column} AT TIME ZONE 'Asia/Kolkata')`;

export const RULES: readonly SampleRule[] = [
  {
    name: 'every day of every plan has its order, and no other day has',
    violations: `
      WITH ${BOUNDS}, ${WANTED}
      SELECT * FROM (SELECT * FROM wanted WHERE quantity > 0) w
      FULL JOIN (SELECT * FROM orders WHERE source = 'SUBSCRIPTION' AND cancel_reason IS DISTINCT FROM 'PLAN_CHANGE') o
        ON o.subscription_id = w.subscription_id AND o.delivery_date = w.day AND o.shift = w.shift
      WHERE o.id IS NULL OR w.subscription_id IS NULL`,
  },
  {
    name: 'an order of a plan is for the wanted quantity of its product, once',
    violations: `
      WITH ${BOUNDS}, ${WANTED}
      SELECT * FROM wanted w
      JOIN orders o ON o.customer_id = w.customer_id AND o.subscription_id = w.subscription_id AND o.delivery_date = w.day AND o.shift = w.shift
      LEFT JOIN (SELECT order_id, count(*) AS items, sum(quantity) AS quantity, min(product_id::text) AS product_id FROM order_items GROUP BY 1) i ON i.order_id = o.id
      WHERE i.quantity IS DISTINCT FROM w.quantity OR i.product_id IS DISTINCT FROM w.product_id::text OR i.items <> 1`,
  },
  {
    name: 'an order cancelled by a plan change lies in a pause that was entered after it was made',
    violations: `
      SELECT * FROM orders o WHERE cancel_reason = 'PLAN_CHANGE' AND NOT EXISTS (
        SELECT 1 FROM subscription_pauses p WHERE p.subscription_id = o.subscription_id AND p.from_date = o.delivery_date
          AND p.created_at > o.created_at AND p.created_at = o.cancelled_at)`,
  },
  {
    name: 'prices are those of the delivery date: customer before term before product',
    violations: `
      SELECT i.id, i.unit_price FROM order_items i
      JOIN orders o ON o.id = i.order_id
      CROSS JOIN LATERAL (SELECT price FROM product_prices p WHERE p.product_id = i.product_id AND p.effective_from <= o.delivery_date ORDER BY effective_from DESC LIMIT 1) AS product
      LEFT JOIN LATERAL (SELECT unit_price FROM subscription_terms t WHERE t.subscription_id = o.subscription_id AND t.effective_from <= o.delivery_date ORDER BY effective_from DESC LIMIT 1) AS term ON true
      LEFT JOIN LATERAL (SELECT price FROM customer_prices c WHERE c.customer_id = o.customer_id AND c.product_id = i.product_id AND c.effective_from <= o.delivery_date ORDER BY effective_from DESC LIMIT 1) AS own ON true
      WHERE i.unit_price <> coalesce(own.price, term.unit_price, product.price)`,
  },
  {
    name: 'taxes are those of the delivery date',
    violations: `
      SELECT i.id FROM order_items i
      JOIN orders o ON o.id = i.order_id
      CROSS JOIN LATERAL (SELECT * FROM tax_rates t WHERE t.product_id = i.product_id AND t.effective_from <= o.delivery_date ORDER BY effective_from DESC LIMIT 1) AS t
      WHERE (i.tax_rate, i.tax_inclusive) <> (t.rate, t.inclusive)`,
  },
  {
    name: 'a paused or stopped customer has no open order',
    violations: `
      SELECT o.id FROM orders o JOIN customers c ON c.id = o.customer_id
      WHERE c.status IN ('PAUSED', 'STOPPED') AND o.delivery_date > ${LOCAL('c.updated_at')}::date`,
  },
  {
    name: 'an order copies area, agent and one of the addresses of its customer',
    violations: `
      SELECT o.id FROM orders o JOIN customers c ON c.id = o.customer_id LEFT JOIN addresses a ON a.id = o.address_id
      WHERE o.area_id IS DISTINCT FROM c.area_id OR o.agent_id IS DISTINCT FROM c.agent_id OR o.address_line1 IS DISTINCT FROM a.line1
        OR o.address_latitude IS DISTINCT FROM a.latitude OR o.address_pincode IS DISTINCT FROM a.pincode`,
  },
  {
    name: 'a one-time order is placed before the evening of the day before, by its customer or the office',
    violations: `
      SELECT o.id FROM orders o JOIN customers c ON c.id = o.customer_id JOIN users u ON u.id = o.created_by_id
      WHERE o.source = 'ONE_TIME' AND (${LOCAL('o.created_at')} >= o.delivery_date - interval '4 hours'
        OR NOT (u.id = c.user_id OR u.role = 'SUPPORT') OR o.created_at < c.created_at)`,
  },
  {
    name: 'the status of an order is its current confirmation, or an open one has none',
    violations: `
      SELECT o.id FROM orders o LEFT JOIN delivery_statuses d ON d.order_id = o.id AND d.current
      WHERE CASE WHEN o.status IN ('PENDING', 'OUT_FOR_DELIVERY', 'CANCELLED') THEN d.id IS NOT NULL ELSE d.status::text IS DISTINCT FROM o.status::text END`,
  },
  {
    name: 'of the days before the last one nothing is pending, of the day after it everything is',
    violations: `
      WITH ${BOUNDS}
      SELECT o.id FROM orders o, bounds
      WHERE (delivery_date < last_day AND status = 'PENDING') OR (delivery_date > last_day AND status NOT IN ('PENDING', 'CANCELLED')) OR delivery_date > last_day + 1
        OR (delivery_date < last_day - 1 AND status = 'OUT_FOR_DELIVERY')`,
  },
  {
    name: 'the header of a confirmation is what its items say',
    violations: `
      SELECT d.id FROM delivery_statuses d
      LEFT JOIN (
        SELECT delivery_status_id AS id, sum(delivered_quantity) AS delivered, sum(ordered_quantity) AS ordered, count(*) AS items FROM delivery_items GROUP BY 1
      ) AS l USING (id)
      WHERE d.status::text IS DISTINCT FROM CASE WHEN delivered = 0 THEN 'NOT_DELIVERED' WHEN delivered = ordered THEN 'DELIVERED' ELSE 'PARTIALLY_DELIVERED' END
        OR items <> (SELECT count(*) FROM order_items i WHERE i.customer_id = d.customer_id AND i.order_id = d.order_id)`,
  },
  {
    name: 'ordered quantities are the order items',
    violations: `SELECT 1 FROM delivery_items d JOIN order_items i ON (i.customer_id, i.order_id, i.id) = (d.customer_id, d.order_id, d.order_item_id) WHERE d.ordered_quantity <> i.quantity`,
  },
  {
    name: 'every superseded confirmation is superseded by a later one, and the last one is current',
    violations: `
      SELECT d.id FROM delivery_statuses d LEFT JOIN delivery_statuses n ON n.supersedes_id = d.id
      WHERE d.current = (n.id IS NOT NULL) OR n.recorded_at <= d.recorded_at`,
  },
  {
    name: 'confirmations lie in their window: on the delivery date, recorded at most a day later, never after now',
    violations: `
      WITH ${BOUNDS}
      SELECT d.id FROM delivery_statuses d JOIN orders o ON o.id = d.order_id, bounds
      WHERE ${LOCAL('d.occurred_at')}::date <> o.delivery_date OR ${LOCAL('d.recorded_at')}::date NOT BETWEEN o.delivery_date AND o.delivery_date + 1
        OR d.occurred_at > d.recorded_at OR d.recorded_at > as_of OR d.verified_at > as_of`,
  },
  {
    name: 'an agent confirms orders of that agent, a correction and a late entry come from an admin',
    violations: `
      SELECT d.id FROM delivery_statuses d JOIN orders o ON o.id = d.order_id JOIN users u ON u.id = d.confirmed_by_id
      WHERE CASE d.method WHEN 'AGENT' THEN d.confirmed_by_id <> o.agent_id OR d.idempotency_key IS NULL ELSE u.role <> 'ADMIN' END
        OR (d.supersedes_id IS NOT NULL AND d.method <> 'ADMIN')`,
  },
  {
    name: 'a link confirms within its scope and time',
    violations: `
      SELECT d.id FROM delivery_statuses d JOIN orders o ON o.id = d.order_id JOIN share_links l ON l.id = d.share_link_id
      WHERE o.delivery_date <> l.date OR o.area_id <> l.area_id OR o.agent_id <> l.agent_id OR o.shift <> l.shift
        OR d.recorded_at NOT BETWEEN l.created_at AND l.expires_at OR l.revoked_at IS NOT NULL`,
  },
  {
    name: 'BILLED is what stands on a live line, BILLABLE what was recorded after the last billing run',
    violations: `
      WITH ${BOUNDS}
      SELECT d.id FROM delivery_statuses d CROSS JOIN bounds
      LEFT JOIN (SELECT DISTINCT delivery_status_id FROM invoice_lines WHERE live) l ON l.delivery_status_id = d.id
      WHERE d.billing <> (CASE WHEN NOT d.current OR d.status = 'NOT_DELIVERED' THEN 'NONE' WHEN l.delivery_status_id IS NOT NULL THEN 'BILLED' ELSE 'BILLABLE' END)::delivery_billing
        OR (d.billing = 'BILLABLE' AND ${LOCAL('d.recorded_at')}::date < last_day)`,
  },
  {
    name: 'every delivered item of a billed confirmation is on exactly one live line',
    violations: `
      SELECT i.order_item_id FROM delivery_items i JOIN delivery_statuses d ON (d.customer_id, d.order_id, d.id) = (i.customer_id, i.order_id, i.delivery_status_id)
      LEFT JOIN invoice_lines l ON (l.customer_id, l.order_id, l.order_item_id, l.delivery_status_id) = (i.customer_id, i.order_id, i.order_item_id, d.id) AND l.live
      WHERE d.billing = 'BILLED' AND (l.id IS NOT NULL) <> (i.delivered_quantity > 0)`,
  },
  {
    name: 'a line bills the delivered quantity at the price and tax of the order item, on its delivery date',
    violations: `
      SELECT l.id FROM invoice_lines l
      JOIN delivery_items d ON (d.customer_id, d.order_id, d.order_item_id, d.delivery_status_id) = (l.customer_id, l.order_id, l.order_item_id, l.delivery_status_id)
      JOIN order_items i ON (i.customer_id, i.order_id, i.id) = (l.customer_id, l.order_id, l.order_item_id)
      JOIN orders o ON o.id = l.order_id
      WHERE (l.quantity, l.unit_price, l.tax_rate, l.tax_inclusive, l.date) <> (d.delivered_quantity, i.unit_price, i.tax_rate, i.tax_inclusive, o.delivery_date)`,
  },
  {
    name: 'a line is live unless its invoice is void or it is credited in full',
    violations: `
      SELECT l.id FROM invoice_lines l JOIN invoices i ON i.id = l.invoice_id
      LEFT JOIN (SELECT invoice_line_id, sum(amount) AS credited FROM credit_note_lines GROUP BY 1) c ON c.invoice_line_id = l.id
      WHERE l.live = (i.status = 'VOID' OR coalesce(credited = l.amount, false))`,
  },
  {
    name: 'a live line never bills a superseded confirmation',
    violations: `SELECT l.id FROM invoice_lines l JOIN delivery_statuses d ON d.id = l.delivery_status_id WHERE l.live AND NOT d.current`,
  },
  {
    name: 'a line is on the invoice of the month in which its delivery was recorded',
    violations: `
      SELECT l.id FROM invoice_lines l JOIN invoices i ON i.id = l.invoice_id JOIN delivery_statuses d ON d.id = l.delivery_status_id
      WHERE date_trunc('month', ${LOCAL('d.recorded_at')})::date <> i.period`,
  },
  {
    name: 'the totals of an invoice are the sums of its lines',
    violations: `
      SELECT i.id FROM invoices i LEFT JOIN (
        SELECT invoice_id, sum(net) AS net, sum(tax) AS tax, sum(amount) AS amount FROM invoice_lines GROUP BY 1
      ) l ON l.invoice_id = i.id
      WHERE i.kind = 'PERIODIC' AND (l.net IS DISTINCT FROM i.subtotal OR l.tax IS DISTINCT FROM i.tax OR l.amount IS DISTINCT FROM i.total)`,
  },
  {
    name: 'months that are over are finalised, the running one is a draft',
    violations: `
      WITH ${BOUNDS}
      SELECT i.id FROM invoices i, bounds WHERE (i.status = 'DRAFT') <> (i.period = date_trunc('month', last_day)::date)`,
  },
  {
    name: 'an invoice is due its credit days after its period, an opening one after the day before the first',
    violations: `
      SELECT i.id FROM invoices i, business_settings s
      WHERE status <> 'DRAFT' AND due_date <> (period + interval '1 month' - interval '1 day')::date + s.credit_days`,
  },
  {
    name: 'paid and credited amounts are the sums of allocations and credit notes',
    violations: `
      SELECT i.id FROM invoices i
      WHERE amount_paid <> coalesce((SELECT sum(amount) FROM payment_allocations a WHERE a.invoice_id = i.id AND a.customer_id = i.customer_id AND released_at IS NULL), 0)
        OR amount_credited <> coalesce((SELECT sum(total) FROM credit_notes c WHERE c.invoice_id = i.id AND c.customer_id = i.customer_id), 0)`,
  },
  {
    name: 'the allocated amount of a payment is the sum of its allocations',
    violations: `
      SELECT p.id FROM payments p
      WHERE allocated <> coalesce((SELECT sum(amount) FROM payment_allocations a WHERE a.payment_id = p.id AND a.customer_id = p.customer_id AND released_at IS NULL), 0)`,
  },
  {
    name: 'nobody owes on a bill while holding an advance',
    violations: `
      SELECT customer_id FROM (SELECT customer_id, sum(amount - allocated) AS free FROM payments WHERE status = 'RECORDED' GROUP BY 1) p
      JOIN (SELECT customer_id, sum(total - amount_paid - amount_credited) AS open FROM invoices WHERE status = 'FINALIZED' GROUP BY 1) i USING (customer_id)
      WHERE free > 0 AND open > 0`,
  },
  {
    name: 'allocations come after both of their sides, and older bills are paid first',
    violations: `
      SELECT a.id FROM payment_allocations a JOIN payments p ON p.id = a.payment_id JOIN invoices i ON i.id = a.invoice_id
      WHERE a.created_at < p.created_at OR a.created_at < i.issued_at OR i.status <> 'FINALIZED'
        OR EXISTS (SELECT 1 FROM invoices older WHERE older.customer_id = i.customer_id AND older.status = 'FINALIZED' AND older.issued_at < i.issued_at
          AND older.amount_paid + older.amount_credited < older.total)`,
  },
  {
    name: 'only the allocations of reversed payments are released, at the reversal',
    violations: `
      SELECT a.id FROM payment_allocations a JOIN payments p ON p.id = a.payment_id WHERE a.released_at IS DISTINCT FROM p.reversed_at`,
  },
  {
    name: 'an invoice was never paid beyond its total, not even for a while',
    violations: `
      SELECT * FROM (
        SELECT invoice_id, sum(change) OVER (PARTITION BY invoice_id ORDER BY at, change) AS taken
        FROM (
          SELECT invoice_id, created_at AS at, amount AS change FROM payment_allocations
          UNION ALL SELECT invoice_id, released_at, -amount FROM payment_allocations WHERE released_at IS NOT NULL
          UNION ALL SELECT invoice_id, issued_at, total FROM credit_notes
        ) AS changes
      ) AS running JOIN invoices i ON i.id = invoice_id WHERE taken > i.total OR taken < 0`,
  },
  {
    name: 'a ledger counts 1, 2, 3 … in the order of booking, and every balance is the sum so far',
    violations: `
      SELECT * FROM (
        SELECT seq, balance_after, booked_at,
               row_number() OVER w AS place, sum(amount) OVER w AS balance, lag(booked_at) OVER w AS before
        FROM ledger_entries WINDOW w AS (PARTITION BY customer_id ORDER BY seq)
      ) AS e WHERE seq <> place OR balance_after <> balance OR before > booked_at`,
  },
  {
    name: 'the balance is what is open on bills less what is free on payments',
    violations: `
      SELECT c.id FROM customers c
      LEFT JOIN (SELECT customer_id AS id, sum(amount) AS balance FROM ledger_entries GROUP BY 1) l USING (id)
      LEFT JOIN (SELECT customer_id AS id, sum(total - amount_paid - amount_credited) AS open FROM invoices WHERE status = 'FINALIZED' GROUP BY 1) i USING (id)
      LEFT JOIN (SELECT customer_id AS id, sum(amount - allocated) AS free FROM payments WHERE status = 'RECORDED' GROUP BY 1) p USING (id)
      WHERE coalesce(balance, 0) <> coalesce(open, 0) - coalesce(free, 0)`,
  },
  {
    name: 'every issued invoice is booked once, at its total, on the balance that it opens with',
    violations: `
      SELECT i.id FROM invoices i
      LEFT JOIN ledger_entries e ON e.invoice_id = i.id AND e.customer_id = i.customer_id AND e.kind::text = CASE i.kind WHEN 'OPENING' THEN 'OPENING' ELSE 'INVOICE' END
      WHERE (i.issued_at IS NOT NULL AND (e.amount IS DISTINCT FROM i.total OR e.booked_at <> i.issued_at OR e.balance_after - e.amount <> i.opening_balance))
        OR (i.status = 'DRAFT' AND (e.seq IS NOT NULL OR i.opening_balance <> 0))`,
  },
  {
    name: 'every void invoice, reversal and credit note is booked once',
    violations: `
      SELECT i.id FROM invoices i LEFT JOIN ledger_entries e ON e.invoice_id = i.id AND e.kind = 'VOID'
      WHERE (i.status = 'VOID') <> (e.seq IS NOT NULL) OR e.amount <> -i.total OR e.booked_at <> i.voided_at
      UNION ALL
      SELECT p.id FROM payments p LEFT JOIN ledger_entries e ON e.payment_id = p.id AND e.kind = 'PAYMENT_REVERSAL'
      WHERE (p.status = 'REVERSED') <> (e.seq IS NOT NULL) OR e.amount <> p.amount OR e.booked_at <> p.reversed_at
      UNION ALL
      SELECT c.id FROM credit_notes c LEFT JOIN ledger_entries e ON e.credit_note_id = c.id
      WHERE e.amount IS DISTINCT FROM -c.total OR e.booked_at <> c.issued_at`,
  },
  {
    name: 'every payment is booked once',
    violations: `
      SELECT p.id FROM payments p LEFT JOIN ledger_entries e ON e.payment_id = p.id AND e.kind IN ('PAYMENT', 'OPENING')
      WHERE e.amount IS DISTINCT FROM -p.amount OR e.booked_at <> p.created_at OR p.received_at > p.created_at`,
  },
  {
    name: 'a void invoice is replaced by one for the same month and amount',
    violations: `
      SELECT v.id FROM invoices v WHERE v.status = 'VOID' AND NOT EXISTS (
        SELECT 1 FROM invoices i WHERE i.customer_id = v.customer_id AND i.period = v.period AND i.status = 'FINALIZED' AND i.total = v.total AND i.number > v.number AND i.issued_at > v.voided_at)`,
  },
  {
    name: 'a credit note is the sum of its lines, and no line is credited beyond its amount',
    violations: `
      SELECT c.id FROM credit_notes c LEFT JOIN (
        SELECT credit_note_id AS id, sum(net) AS net, sum(tax) AS tax, sum(amount) AS amount FROM credit_note_lines GROUP BY 1
      ) l USING (id) WHERE l.net IS DISTINCT FROM c.net OR l.tax IS DISTINCT FROM c.tax OR l.amount IS DISTINCT FROM c.total
      UNION ALL
      SELECT l.id FROM invoice_lines l JOIN credit_note_lines c ON c.invoice_line_id = l.id GROUP BY l.id, l.amount, l.quantity, l.tax
      HAVING sum(c.amount) > l.amount OR sum(c.quantity) > l.quantity OR sum(c.tax) > l.tax`,
  },
  {
    name: 'numbers have no gap, none is unused, and they follow the time of issue',
    violations: `
      SELECT number FROM (
        SELECT n.number, sequence, row_number() OVER (PARTITION BY series ORDER BY issued_at, sequence) AS by_time, row_number() OVER (PARTITION BY series ORDER BY sequence) AS place, issued_at
        FROM document_numbers n LEFT JOIN (SELECT number, issued_at FROM invoices UNION ALL SELECT number, issued_at FROM credit_notes) d USING (number)
      ) AS n WHERE sequence <> place OR sequence <> by_time OR issued_at IS NULL
      UNION ALL
      SELECT series FROM document_series s WHERE last_number <> (SELECT max(sequence) FROM document_numbers n WHERE n.series = s.series)`,
  },
  {
    name: 'a number names the financial year of its issue',
    violations: `
      SELECT number FROM (SELECT number, issued_at FROM invoices WHERE number IS NOT NULL UNION ALL SELECT number, issued_at FROM credit_notes) AS d
      WHERE substr(number, 4, 5) <> to_char(${LOCAL('issued_at')} - interval '3 months', 'YY') || '-' || to_char(${LOCAL('issued_at')} + interval '9 months', 'YY')`,
  },
  {
    name: 'cash at the door is at most what the delivered items are worth',
    violations: `
      SELECT p.id FROM payments p JOIN delivery_statuses d ON d.id = p.delivery_status_id
      WHERE p.amount > (SELECT sum(round(l.delivered_quantity * i.unit_price, 2)) FROM delivery_items l JOIN order_items i ON (i.customer_id, i.order_id, i.id) = (l.customer_id, l.order_id, l.order_item_id)
        WHERE l.customer_id = d.customer_id AND l.order_id = d.order_id AND l.delivery_status_id = d.id)
        OR p.created_at <> d.recorded_at OR p.recorded_by_id <> d.confirmed_by_id OR NOT d.current`,
  },
  {
    name: 'every customer has a login that names it, and every login of role CUSTOMER a customer',
    violations: `
      SELECT c.id FROM customers c LEFT JOIN users u ON u.id = c.user_id AND u.customer_id = c.id AND u.role = 'CUSTOMER' WHERE u.id IS NULL
      UNION ALL
      SELECT u.id FROM users u LEFT JOIN customers c ON c.user_id = u.id WHERE (u.role = 'CUSTOMER') <> (c.id IS NOT NULL)`,
  },
  {
    name: 'an order, confirmation, invoice or payment says by its id when it was made',
    violations: `
      SELECT id FROM (
        SELECT id, created_at AS at FROM orders UNION ALL SELECT id, recorded_at FROM delivery_statuses UNION ALL SELECT id, created_at FROM customers
        UNION ALL SELECT id, coalesce(issued_at, created_at) FROM invoices UNION ALL SELECT id, created_at FROM payments
      ) AS rows
      WHERE ('x' || substr(replace(id::text, '-', ''), 1, 12))::bit(48)::bigint <> round(extract(epoch FROM at) * 1000) OR substr(id::text, 15, 1) <> '7'
        OR substr(id::text, 20, 1) NOT IN ('8', '9', 'a', 'b')`,
  },
  {
    name: 'nothing was made or changed after the now of the sample',
    violations: `
      WITH ${BOUNDS}
      SELECT at FROM (
        SELECT created_at AS at FROM orders UNION ALL SELECT cancelled_at FROM orders UNION ALL SELECT created_at FROM customers UNION ALL SELECT updated_at FROM customers
        UNION ALL SELECT created_at FROM users UNION ALL SELECT created_at FROM subscriptions UNION ALL SELECT updated_at FROM subscriptions
        UNION ALL SELECT created_at FROM subscription_terms UNION ALL SELECT created_at FROM subscription_pauses UNION ALL SELECT created_at FROM subscription_days
        UNION ALL SELECT created_at FROM customer_prices UNION ALL SELECT created_at FROM product_prices UNION ALL SELECT created_at FROM share_links
        UNION ALL SELECT created_at FROM invoices UNION ALL SELECT issued_at FROM invoices UNION ALL SELECT voided_at FROM invoices
        UNION ALL SELECT issued_at FROM credit_notes UNION ALL SELECT created_at FROM payments UNION ALL SELECT reversed_at FROM payments
        UNION ALL SELECT created_at FROM payment_allocations UNION ALL SELECT booked_at FROM ledger_entries UNION ALL SELECT locked_at FROM billing_periods
      ) AS times, bounds WHERE at > as_of`,
  },
  {
    name: 'subscriptions, terms, pauses and days follow each other in time',
    violations: `
      SELECT s.id FROM subscriptions s JOIN customers c ON c.id = s.customer_id WHERE s.created_at < c.created_at OR s.updated_at < s.created_at
      UNION ALL
      SELECT s.id FROM subscriptions s LEFT JOIN subscription_terms t ON t.subscription_id = s.id AND t.effective_from = s.start_date WHERE t.mode IS NULL
      UNION ALL
      SELECT t.subscription_id FROM subscription_terms t JOIN subscriptions s ON s.id = t.subscription_id
      WHERE t.effective_from < s.start_date OR t.created_at < s.created_at OR t.anchor_date <> s.start_date OR ${LOCAL('t.created_at')}::date >= t.effective_from
      UNION ALL
      SELECT o.subscription_id FROM subscription_days o WHERE ${LOCAL('o.created_at')} >= o.date - interval '4 hours'`,
  },
];
